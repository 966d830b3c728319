package io.incidentkit.runbook;

import io.incidentkit.text.WordStems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words by which one runbook is found, each in the form in which it is compared.
 *
 * @param alerts the names that are its own
 * @param mentions names of alerts that stand anywhere in it
 * @param services the services that it is for, and the folders that it lies in
 * @param words its words, each with the weight of the best place that it stands in
 */
record RunbookIndex(Set<String> alerts, Set<String> mentions, Set<String> services, Map<String, Double> words) {
    /** The weight of a word of the name: the name says what the page is for. */
    static final double IN_NAME = 1.0;
    /** The weight of a word where the page says what is seen and what it means. */
    static final double IN_SYMPTOMS = 0.7;
    /** The weight of a word of a heading, or of who is hit. */
    static final double IN_HEADINGS = 0.4;
    /** The weight of a word anywhere else: commands and links hold many that say little. */
    static final double ELSEWHERE = 0.15;

    /**
     * A runbook with what it can be found by.
     *
     * @param runbook the runbook
     * @param index what it can be found by
     */
    record Indexed(Runbook runbook, RunbookIndex index) {
        static Indexed of(Runbook runbook) {
            return new Indexed(runbook, RunbookIndex.of(runbook));
        }
    }

    static RunbookIndex of(Runbook runbook) {
        Map<String, Double> words = new HashMap<>();
        add(words, IN_NAME, Stream.concat(Stream.of(runbook.name(), runbook.id()), runbook.alertNames().stream()));
        for (SectionKind kind : List.of(SectionKind.SYMPTOMS, SectionKind.MEANING)) {
            add(words, IN_SYMPTOMS, runbook.sections(kind).stream().map(RunbookSection::markdown));
        }
        add(words, IN_HEADINGS, runbook.sections().stream().map(RunbookSection::heading));
        add(words, IN_HEADINGS, runbook.impact().stream());
        add(words, ELSEWHERE, Stream.of(runbook.body()));
        Set<String> alerts = keys(
                Stream.concat(runbook.alertNames().stream(), Stream.of(runbook.name(), Names.lastPart(runbook.id()))));
        Set<String> services = keys(Stream.concat(runbook.services().stream(), Names.folders(runbook.id())));
        return new RunbookIndex(alerts, keys(WordStems.alertNames(runbook.body())), services, words);
    }

    private static void add(Map<String, Double> words, double weight, Stream<String> texts) {
        texts.flatMap(WordStems::of).forEach(word -> words.merge(word, weight, Math::max));
    }

    private static Set<String> keys(Stream<String> names) {
        Set<String> keys = new HashSet<>();
        names.map(Names::key).forEach(keys::add);
        return keys;
    }
}
