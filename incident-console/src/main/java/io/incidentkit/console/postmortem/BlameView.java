package io.incidentkit.console.postmortem;

import io.incidentkit.blameless.BlameFinding;
import io.incidentkit.blameless.BlameWaiver;
import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.console.form.CommandForm;
import io.incidentkit.incident.Incident;
import io.incidentkit.postmortem.PostmortemWork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that names somebody as the cause: the words that do, why, and how it could be said instead.
 *
 * @param sentence the sentence as it is written
 * @param from where it begins in the text that was checked
 * @param pieces the sentence, in pieces
 * @param remarks one for each finding
 * @param waive the form that lets it stay, or null
 */
public record BlameView(
        String sentence,
        int from,
        List<Piece> pieces,
        List<Remark> remarks,
        @Nullable CommandForm waive) {
    /** The wording that a suggestion has in quotation marks; what has none is a question, or advice. */
    private static final Pattern WORDING = Pattern.compile("\"([^\"]+)\"");

    /** A piece of a sentence, and whether these are the words. */
    public record Piece(String text, boolean blames) {}

    /**
     * Why some words blame, and what could stand there.
     *
     * @param words the words
     * @param reason why they blame
     * @param suggestion another wording, or the question that leads to one
     * @param wording the other wording alone, to be put in the sentence's place; null if there is none
     */
    public record Remark(
            String words,
            String reason,
            String suggestion,
            @Nullable String wording) {
        static Remark of(BlameFinding found) {
            Matcher wording = WORDING.matcher(found.suggestion());
            return new Remark(
                    found.words(), found.reason(), found.suggestion(), wording.find() ? wording.group(1) : null);
        }
    }

    /** Returns the first other wording, or null if there is none. */
    public @Nullable String wording() {
        for (Remark remark : remarks) {
            if (remark.wording() != null) {
                return remark.wording();
            }
        }
        return null;
    }

    /** Returns what helps to word it anew: the first suggestion. */
    public String question() {
        return remarks.get(0).suggestion();
    }

    /**
     * Checks a text.
     *
     * @param text the text
     * @param check the check of the policy
     * @param incident the incident, whose people are known by name
     * @param waive makes the form that lets a sentence stay, given its place among the others
     */
    public static List<BlameView> of(
            String text,
            BlamelessCheck check,
            Incident incident,
            BiFunction<String, Integer, @Nullable CommandForm> waive) {
        if (text.isBlank()) {
            return List.of();
        }
        List<BlameWaiver> waivers = incident.postmortemWork().waivers().stream()
                .map(BlameView::waiver)
                .toList();
        Map<String, List<BlameFinding>> sentences = new LinkedHashMap<>();
        check.check(text, incident.people().everybody(), waivers)
                .findings()
                .forEach(found -> sentences
                        .computeIfAbsent(found.sentence(), sentence -> new ArrayList<>())
                        .add(found));
        List<BlameView> views = new ArrayList<>();
        sentences.forEach((sentence, found) -> views.add(new BlameView(
                sentence,
                text.lastIndexOf(sentence, found.get(0).start()),
                pieces(sentence, text, found),
                found.stream().map(Remark::of).toList(),
                waive.apply(sentence.strip().replaceAll("\\s+", " "), views.size() + 1))));
        return views;
    }

    private static BlameWaiver waiver(PostmortemWork.Waiver waiver) {
        return new BlameWaiver(waiver.sentence(), waiver.reason());
    }

    private static List<Piece> pieces(String sentence, String text, List<BlameFinding> found) {
        int begin = text.lastIndexOf(sentence, found.get(0).start());
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (BlameFinding each : found) {
            int start = each.start() - begin;
            int end = each.end() - begin;
            // The same sentence may stand twice in a text; its words are marked once.
            if (start < from || end > sentence.length()) {
                continue;
            }
            pieces.add(new Piece(sentence.substring(from, start), false));
            pieces.add(new Piece(sentence.substring(start, end), true));
            from = end;
        }
        pieces.add(new Piece(sentence.substring(from), false));
        return List.copyOf(pieces);
    }
}
