package io.incidentkit.runbook;

import io.incidentkit.text.Truncation;
import io.incidentkit.text.WordStems;
import io.incidentkit.validation.InputValidator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Names of runbooks, services and alerts: checked when a caller gives them, tidied when a page does. */
final class Names {
    private Names() {}

    /** Checks a caller's names; the field's name gets an index. */
    static List<String> checked(InputValidator faults, String field, Collection<String> given, int max) {
        if (given.size() > max) {
            faults.add(field, "has " + given.size() + " entries; at most " + max + " are kept");
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String name : given) {
            names.add(faults.line(field + "[" + names.size() + "]", name));
        }
        return names;
    }

    /** Joins names; of two that differ only in case, spaces or hyphens the first stays. */
    static List<String> merged(Stream<String> names, int max) {
        Map<String, String> kept = new LinkedHashMap<>();
        names.filter(name -> name.length() <= InputValidator.MAX_LINE)
                .forEach(name -> kept.putIfAbsent(key(name), name));
        return kept.values().stream().limit(max).toList();
    }

    /** A name as it is compared: without case, spaces, hyphens and underscores. */
    static String key(String name) {
        String key = WordStems.normalised(name);
        return key.isEmpty() ? name : key;
    }

    /** A page's title as a name: one line that is not too long. */
    static String shortened(String title) {
        return shortened(title, InputValidator.MAX_LINE);
    }

    /** A text that is not too long. */
    static String shortened(String text, int max) {
        return Truncation.ellipsis(text, max);
    }

    /** Whether a name is taken as an input of one line. */
    static boolean isLine(String name) {
        InputValidator faults = new InputValidator();
        faults.line("name", name);
        return !faults.any();
    }

    /** The end of an id that may be a path or a file name, without the file's ending. */
    static String lastPart(String id) {
        String file = id.substring(id.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        String bare = dot > 0 ? file.substring(0, dot) : file;
        return bare.isBlank() ? id : bare;
    }

    /** A title without what says more about the page behind it, as in {@code DiskFull [deprecated]}. */
    static String bare(String title) {
        String text = title.strip();
        boolean hasNote = text.endsWith("]") || text.endsWith(")");
        int note = hasNote ? Math.max(text.lastIndexOf(" ["), text.lastIndexOf(" (")) : -1;
        return note > 0 ? text.substring(0, note).strip() : text;
    }

    /** The folders of an id that is a path. */
    static Stream<String> folders(String id) {
        int end = id.lastIndexOf('/');
        return end < 0
                ? Stream.empty()
                : Stream.of(id.substring(0, end).split("/", -1)).filter(folder -> !folder.isBlank());
    }
}
