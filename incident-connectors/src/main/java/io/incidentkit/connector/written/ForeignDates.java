package io.incidentkit.connector.written;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Dates in words of German, French, Spanish, Portuguese, Italian and Dutch, and in the signs of Chinese and Japanese. */
final class ForeignDates {
    /** The months, each by the beginnings that no other month has, without marks. */
    private static final List<Pattern> MONTHS = List.of(
            Pattern.compile("jan.*|jaen.*|ene.*|gen.*"),
            Pattern.compile("fe[bv].*"),
            Pattern.compile("mar.*|maer.*|maart"),
            Pattern.compile("a[pv]r.*|abr.*"),
            Pattern.compile("mai.*|may.*|mag.*|mei"),
            Pattern.compile("juni.*|juin|junh.*|giu.*"),
            Pattern.compile("jul.*|juil.*|lug.*"),
            Pattern.compile("ao.*|ago.*|aug.*"),
            Pattern.compile("se[pt].*"),
            Pattern.compile("o[kcut].*"),
            Pattern.compile("nov.*"),
            Pattern.compile("d[eiz].*"));

    private static final String NAMES = "(januari?|j[\u00E4a]e?nner|janvier|enero|janeiro|gennaio"
            + "|februari?|f[\u00E9e]vrier|febrero|fevereiro|febbraio"
            + "|m[\u00E4a]e?rz|mars|marzo|mar[\u00E7c]o|maart|avril|abril|aprile|mai|mayo|maio|maggio|mei"
            + "|juni|juin|junio|junho|giugno|juli|juillet|julio|julho|luglio|ao[\u00FBu]t|agosto|augustus"
            + "|septembre|septiembre|setembro|settembre|oktober|octobre|octubre|outubro|ottobre"
            + "|novembre|noviembre|novembro|dezember|d[\u00E9e]cembre|diciembre|dezembro|dicembre)";

    /** Days of the week ahead of a date. */
    static final String WEEKDAYS =
            "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi"
                    + "|dimanche|lunes|martes|mi[\u00E9e]rcoles|jueves|viernes|s[\u00E1a]bado|domingo"
                    + "|(?:segunda|ter[\u00E7c]a|quarta|quinta|sexta)(?:-feira)?";

    /** Six groups: day, month and year in words, then year, month and day in signs. */
    static final String PATTERN = "(?<![\\d:])(\\d{1,2})(?:er|\u00BA|\u00B0|\\.)?\\s(?:de\\s|di\\s)?" + NAMES
            + "(?![\\p{L}])(?:\\s(?:de\\s|del\\s)?(\\d{4})(?!\\d|:\\d))?"
            + "|(?<!\\d)(?:(\\d{4})\\s?\u5E74\\s?)?(\\d{1,2})\\s?\u6708\\s?(\\d{1,2})\\s?\u65E5";

    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private ForeignDates() {}

    /** Returns the number of a month that {@link #PATTERN} found. */
    static int month(String name) {
        String bare = MARKS.matcher(Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        int at = 0;
        while (!MONTHS.get(at).matcher(bare).matches()) {
            at++;
        }
        return at + 1;
    }
}
