package io.incidentkit.console.demo;

import io.incidentkit.commander.Person;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The texts of the quarter: who works where, what can happen, and what happens when.
 *
 * @param teams the people by their teams
 * @param cases what can happen, by its key
 * @param calendar what happens, the earliest first
 */
record Script(Map<String, List<Person>> teams, Map<String, Case> cases, List<Happening> calendar) {

    /** All that can be said of one kind of incident; what is not said is empty. */
    record Case(String key, Map<String, List<String>> said) {

        String text(String field) {
            return all(field).stream().findFirst().orElse("");
        }

        boolean says(String field) {
            return !text(field).isEmpty();
        }

        List<String> all(String field) {
            return said.getOrDefault(field, List.of());
        }

        /** The lines of a field that has two parts. */
        List<String[]> pairs(String field) {
            return all(field).stream().map(line -> line.split(" \\| ", 2)).toList();
        }

        List<String> list(String field) {
            return Stream.of(text(field).split(", ", -1))
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
    }

    /**
     * One incident of the quarter.
     *
     * @param number its place in the calendar
     * @param days how many days before today, if it is over
     * @param time at which time of that day
     * @param ago how long ago, if it goes on; else zero
     * @param rank how bad, 1 for the worst level
     * @param about what happens
     * @param how what is special about it
     */
    record Happening(int number, int days, LocalTime time, Duration ago, int rank, Case about, Set<String> how) {
        boolean is(String flag) {
            return how.contains(flag);
        }

        boolean goesOn() {
            return !ago.isZero();
        }

        Instant at(Instant now, ZoneId zone) {
            return goesOn()
                    ? now.minus(ago)
                    : now.atZone(zone)
                            .toLocalDate()
                            .minusDays(days)
                            .atTime(time)
                            .atZone(zone)
                            .toInstant();
        }
    }

    /** Returns somebody under whose name one can look around. */
    Person first() {
        return teams.values().iterator().next().get(0);
    }

    List<Person> team(String name) {
        return Objects.requireNonNull(teams.get(name), name);
    }

    List<Person> everybody() {
        return teams.values().stream().flatMap(List::stream).toList();
    }

    static Script read() {
        Map<String, List<Person>> teams = new LinkedHashMap<>();
        Map<String, Case> cases = new LinkedHashMap<>();
        List<Happening> calendar = new ArrayList<>();
        for (String block : text().split("\n\\s*\n", -1)) {
            List<String> lines =
                    block.lines().filter(line -> !line.startsWith("#")).toList();
            if (lines.isEmpty()) {
                continue;
            }
            String head = lines.get(0);
            List<String> rest = lines.subList(1, lines.size());
            if (head.equals("teams")) {
                rest.forEach(line -> teams.put(key(line), people(value(line))));
            } else if (head.startsWith("case ")) {
                String key = head.substring("case ".length());
                cases.put(key, new Case(key, fields(rest)));
            } else {
                rest.forEach(line -> calendar.add(happening(calendar.size() + 1, line, head.equals("open"), cases)));
            }
        }
        return new Script(teams, cases, List.copyOf(calendar));
    }

    private static Map<String, List<String>> fields(List<String> lines) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        lines.forEach(line ->
                fields.computeIfAbsent(key(line), key -> new ArrayList<>()).add(value(line)));
        return fields;
    }

    private static Happening happening(int number, String line, boolean goesOn, Map<String, Case> cases) {
        String[] words = line.split(" ");
        int from = goesOn ? 1 : 2;
        Set<String> how = new TreeSet<>(Arrays.asList(words).subList(from + 2, words.length));
        return new Happening(
                number,
                goesOn ? 0 : Integer.parseInt(words[0]),
                goesOn ? LocalTime.MIDNIGHT : LocalTime.parse(words[1]),
                goesOn ? Duration.ofMinutes(Long.parseLong(words[0])) : Duration.ZERO,
                Integer.parseInt(words[from]),
                Objects.requireNonNull(cases.get(words[from + 1]), words[from + 1]),
                how);
    }

    private static List<Person> people(String names) {
        return Stream.of(names.split(", ", -1)).map(Person::new).toList();
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf(": "));
    }

    private static String value(String line) {
        return line.substring(line.indexOf(": ") + 2);
    }

    private static String text() {
        try (InputStream file = Script.class.getResourceAsStream("quarter.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
