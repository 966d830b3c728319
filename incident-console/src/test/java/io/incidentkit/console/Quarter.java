package io.incidentkit.console;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** Some incidents of the last months, declared and worked with the console's forms and back-dated. */
final class Quarter {
    private static final List<String> TITLES = List.of(
            "Checkout answers 500",
            "Search is slow",
            "Mails are late",
            "Checkout answers 500 again",
            "Payments are declined",
            "Images are missing");
    private static final List<String> SERVICES = List.of("checkout", "search", "mail", "checkout", "payments", "media");
    private static final List<String> TEAMS = List.of("shop", "discovery", "platform", "shop", "shop", "platform");
    private static final List<String> LEVELS = List.of("SEV1", "SEV2", "SEV3", "SEV2");
    private static final List<String> PEOPLE = List.of("ada", "grace", "ada", "linus");

    private Quarter() {}

    /** Declares and resolves incidents, one every few days up to now, and leaves the references. */
    static List<String> of(ConsoleClient client, int many, int daysBetween) {
        return IntStream.range(0, many)
                .mapToObj(i ->
                        resolved(client, i, Instant.now().minus((long) (many - i) * daysBetween, ChronoUnit.DAYS)))
                .toList();
    }

    private static String resolved(ConsoleClient anybody, int i, Instant at) {
        ConsoleClient client = anybody.as(PEOPLE.get(i % PEOPLE.size()));
        Instant begun = at.truncatedTo(ChronoUnit.MINUTES);
        HttpResponse<String> declared = client.post(
                "/incidents/declare",
                Form.with("title", TITLES.get(i % TITLES.size()))
                        .and("services", SERVICES.get(i % SERVICES.size()))
                        .and("team", TEAMS.get(i % TEAMS.size()))
                        .and("detectedAt", typed(begun)));
        String incident =
                declared.headers().firstValue("Location").orElseThrow(() -> new AssertionError(declared.body()));
        give(
                client,
                incident,
                "triage",
                Form.with("severity", LEVELS.get(i % LEVELS.size()))
                        .and("commander", PEOPLE.get(i % PEOPLE.size()))
                        .and("impact", "Some can not buy"),
                begun.plusSeconds(120));
        int minutes = 7 + (i * 37) % 190;
        give(client, incident, "diagnose", Form.with("hypothesis", "The last release"), begun.plusSeconds(240));
        give(
                client,
                incident,
                "mitigate",
                Form.with("kind", i % 2 == 0 ? "rollback" : "scale-out")
                        .and("action", "Went back to the release before"),
                begun.plus(minutes, ChronoUnit.MINUTES));
        give(
                client,
                incident,
                "add-action",
                Form.with("kind", "prevent")
                        .and("description", "Watch the pool of " + SERVICES.get(i % SERVICES.size()))
                        .and("owner", i % 3 == 0 ? "" : PEOPLE.get(i % PEOPLE.size()))
                        .and(
                                "due",
                                i % 2 == 0
                                        ? ""
                                        : begun.plus(20, ChronoUnit.DAYS)
                                                .atZone(ZoneOffset.UTC)
                                                .toLocalDate()
                                                .toString()),
                begun.plus(minutes + 5L, ChronoUnit.MINUTES));
        give(
                client,
                incident,
                "resolve",
                Form.with("verification", "Errors under 0.1% for ten minutes"),
                begun.plus(minutes + 20L, ChronoUnit.MINUTES));
        if (i % 4 == 1) {
            client.command(incident, "complete-action", Form.with("item", "1"));
        }
        return incident;
    }

    private static void give(ConsoleClient client, String incident, String command, Form form, Instant at) {
        HttpResponse<String> answer = client.command(incident, command, form.and("occurredAt", typed(at)));
        if (answer.statusCode() != 303) {
            throw new AssertionError(command + ": " + answer.body());
        }
    }

    private static String typed(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString();
    }
}
