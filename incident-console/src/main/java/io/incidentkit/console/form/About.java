package io.incidentkit.console.form;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The subject of one form, where a page has several of the same command: an action item, a section, an entry.
 *
 * @param subject what is sent along unseen; a form that came back belongs to the one with the same subject
 * @param known what stands in the form's fields before anybody types
 */
public record About(Map<String, String> subject, Map<String, String> known) {
    /** A form of which the page has one. */
    public static final About NOTHING = new About(Map.of(), Map.of());

    /** A form on a page of its own. */
    public static About on(Place place) {
        return NOTHING.of("place", place.code());
    }

    public About of(String field, Object value) {
        return new About(with(subject, field, value.toString()), known);
    }

    public About knowing(String field, String value) {
        return new About(subject, with(known, field, value));
    }

    /** Returns whether what was sent is about the same. */
    public boolean isOf(Submission sent) {
        return subject.entrySet().stream()
                .allMatch(
                        each -> each.getValue().equals(sent.value(each.getKey()).strip()));
    }

    private static Map<String, String> with(Map<String, String> all, String field, String value) {
        Map<String, String> more = new LinkedHashMap<>(all);
        more.put(field, value);
        return more;
    }
}
