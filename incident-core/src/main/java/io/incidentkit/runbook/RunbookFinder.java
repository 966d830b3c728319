package io.incidentkit.runbook;

import io.incidentkit.runbook.RunbookMatch.By;
import io.incidentkit.runbook.RunbookMatch.Reason;
import io.incidentkit.text.WordStems;
import io.incidentkit.validation.InputValidator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds, among a team's runbooks, those that fit an incident. The score is a sum that can be told in a sentence: being the
 * runbook of an alert that fired counts {@value #ALERT}, mentioning one {@value #MENTION}, having most words of its name, such
 * as replica and lag of {@code ReplicaLag}, at most {@value #ALERT_WORDS}, being for a service that is hit {@value #SERVICE}, and the words of what is seen count at most 1: the share of them that the runbook has, where a rare
 * word counts more than a common one, and a word in the name more than one in the text. So a runbook of the alert stands
 * ahead of all others, whatever the words.
 *
 * <p>Immutable and thread-safe. Equal runbooks and queries give equal answers in the same order.
 */
public final class RunbookFinder {
    /** The weight of being the runbook of an alert that fired. */
    public static final double ALERT = 5;

    /** The weight of mentioning an alert that fired. */
    public static final double MENTION = 2;

    /** The weight of having all words of the name of an alert that fired in one's own name. */
    public static final double ALERT_WORDS = 1;

    /** Less of an alert's name than this share of its words is chance. */
    private static final double FEWEST_ALERT_WORDS = 0.4;

    /** The weight of being for a service that is hit. */
    public static final double SERVICE = 1;

    private static final Comparator<Reason> WEIGHTIEST_FIRST =
            Comparator.comparingDouble(Reason::score).reversed();

    private static final Comparator<RunbookMatch> BEST_FIRST = Comparator.comparingDouble(RunbookMatch::score)
            .reversed()
            .thenComparing(match -> match.runbook().id());

    private final List<Runbook> runbooks;
    private final List<RunbookIndex.Indexed> indexed;
    private final Map<String, Integer> pagesWithWord;

    private RunbookFinder(List<RunbookIndex.Indexed> indexed) {
        this.indexed = indexed;
        this.runbooks = indexed.stream().map(RunbookIndex.Indexed::runbook).toList();
        Map<String, Integer> pages = new HashMap<>();
        indexed.forEach(each -> each.index().words().keySet().forEach(word -> pages.merge(word, 1, Integer::sum)));
        this.pagesWithWord = Map.copyOf(pages);
    }

    /**
     * Makes a finder over a collection.
     *
     * @param runbooks the runbooks, each with an id of its own
     * @return the finder
     * @throws io.incidentkit.validation.InvalidInputException naming every id that occurs more than once
     */
    public static RunbookFinder of(Collection<Runbook> runbooks) {
        InputValidator faults = new InputValidator();
        Set<String> seen = new HashSet<>();
        for (Runbook runbook : runbooks) {
            if (!seen.add(runbook.id())) {
                faults.add("runbooks", "has more than one with the id " + runbook.id());
            }
        }
        faults.throwIfAny();
        return over(runbooks.stream().map(RunbookIndex.Indexed::of).toList());
    }

    /** A finder over runbooks whose ids are known to differ. */
    static RunbookFinder over(List<RunbookIndex.Indexed> indexed) {
        return new RunbookFinder(indexed);
    }

    /** Returns the runbooks that are searched, in the order given. */
    public List<Runbook> runbooks() {
        return runbooks;
    }

    /**
     * Finds the runbooks that fit.
     *
     * @param query what the incident gives to look by
     * @param limit how many are returned at most, from 1
     * @return the ones that fit, the best first, each with its reasons; of equal ones the lower id first
     * @throws io.incidentkit.validation.InvalidInputException if the limit is below 1
     */
    public List<RunbookMatch> find(RunbookQuery query, int limit) {
        InputValidator faults = new InputValidator();
        if (limit < 1) {
            faults.add("limit", "is " + limit + "; it is at least 1");
        }
        faults.throwIfAny();
        List<Wanted> words = wanted(query.words());
        List<List<Wanted>> alerts =
                query.alertNames().stream().map(this::wanted).distinct().toList();
        List<RunbookMatch> matches = new ArrayList<>();
        for (RunbookIndex.Indexed each : indexed) {
            List<Reason> reasons = reasons(query, words, alerts, each.index());
            if (!reasons.isEmpty()) {
                double score = reasons.stream().mapToDouble(Reason::score).sum();
                matches.add(new RunbookMatch(each.runbook(), score, reasons));
            }
        }
        return matches.stream().sorted(BEST_FIRST).limit(limit).toList();
    }

    private static List<Reason> reasons(
            RunbookQuery query, List<Wanted> words, List<List<Wanted>> alerts, RunbookIndex index) {
        List<Reason> reasons = new ArrayList<>();
        Optional<Reason> alert = named(By.ALERT, ALERT, query.alertNames(), index.alerts());
        alert.or(() -> named(By.MENTION, MENTION, query.alertNames(), index.mentions()))
                .or(() -> alertWords(alerts, index.words()))
                .ifPresent(reasons::add);
        named(By.SERVICE, SERVICE, query.services(), index.services()).ifPresent(reasons::add);
        words(By.WORDS, words, index.words()).ifPresent(reasons::add);
        return reasons.stream().sorted(WEIGHTIEST_FIRST).toList();
    }

    /** The alert whose name has the most words there: a name in camel case is words. */
    private static Optional<Reason> alertWords(List<List<Wanted>> alerts, Map<String, Double> words) {
        return alerts.stream()
                .flatMap(alert -> words(By.ALERT_WORDS, alert, words).stream())
                .filter(reason -> reason.score() >= FEWEST_ALERT_WORDS)
                .max(Comparator.comparingDouble(Reason::score))
                .map(reason -> new Reason(reason.by(), ALERT_WORDS * reason.score(), reason.what()));
    }

    private static Optional<Reason> named(By by, double score, List<String> wanted, Set<String> names) {
        List<String> shared =
                wanted.stream().filter(name -> names.contains(Names.key(name))).toList();
        return shared.isEmpty() ? Optional.empty() : Optional.of(new Reason(by, score, shared));
    }

    private static Optional<Reason> words(By by, List<Wanted> wanted, Map<String, Double> words) {
        Map<String, Double> shared = new LinkedHashMap<>();
        for (Wanted word : wanted) {
            Double weight = words.get(word.stem());
            if (weight != null) {
                shared.put(word.written(), word.rarity() * weight);
            }
        }
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        double all = wanted.stream().mapToDouble(Wanted::rarity).sum();
        double sum = shared.values().stream().mapToDouble(Double::doubleValue).sum();
        List<String> weightiestFirst = shared.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        return Optional.of(new Reason(by, sum / all, weightiestFirst));
    }

    private List<Wanted> wanted(String words) {
        return WordStems.byStem(words).entrySet().stream()
                .map(word -> new Wanted(word.getKey(), word.getValue(), rarity(word.getKey())))
                .toList();
    }

    /** How rare a word is here; one that stands nowhere is as rare as can be. */
    private double rarity(String stem) {
        return Math.log(1 + (double) runbooks.size() / pagesWithWord.getOrDefault(stem, 1));
    }

    /** A word of the query: as it is compared, as it was written, and how rare it is among these runbooks. */
    private record Wanted(String stem, String written, double rarity) {}
}
