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
import org.jspecify.annotations.Nullable;

/**
 * A sentence that names somebody as the cause: the words that do, why, and how it could be said instead.
 *
 * @param pieces the sentence, in pieces
 * @param remarks one for each finding
 * @param waive the form that lets it stay, or null
 */
public record BlameView(
        List<Piece> pieces, List<Remark> remarks, @Nullable CommandForm waive) {

    /** A piece of a sentence, and whether these are the words. */
    public record Piece(String text, boolean blames) {}

    /** Why some words blame, and what could stand there. */
    public record Remark(String words, String reason, String suggestion) {}

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
                pieces(sentence, text, found),
                found.stream()
                        .map(each -> new Remark(each.words(), each.reason(), each.suggestion()))
                        .toList(),
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
