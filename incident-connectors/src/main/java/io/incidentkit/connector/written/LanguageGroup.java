package io.incidentkit.connector.written;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The languages by how a clock is written in them, told apart by their commonest words. */
enum LanguageGroup {
    /** German, Danish, Norwegian, Swedish, Finnish and Italian: {@code 10.30}. */
    WITH_POINTS(
            "de|da|nb|nn|no|sv|fi|it",
            "\u00E4\u00F6\u00FC\u00DF\u00F8\u00E5\u00E6",
            "der die das und ist nicht den dem ein eine wurde wurden war waren auf wir mit von zum zur alle alarm ausfall dienst kunden"
                    + " ursache st\u00F6rung behoben og det er ikke til p\u00E5 med af av och \u00E4r inte ja ei oli ett\u00E4 il di che gli"
                    + " della sono allarme servizio guasto"),

    /** French, Portuguese and Spanish: {@code 10h30}, and {@code 10h}. */
    WITH_HOURS(
            "fr|pt|es|ca|gl",
            "\u00E9\u00E8\u00EA\u00E7\u00E3\u00F5\u00F1\u00E0",
            "le les des une est et dans sur pour par au aux nous qui pas du l qu alerte panne retour fin d\u00E9but os as da do dos das"
                    + " n\u00E3o uma para com em foi que ao alerta queda equipe primeiro fim causa linha el los las del una fue equipo inicio"),

    /** English, and every language of which nothing is known. */
    OTHER(
            "en",
            "",
            "the and was were of to is with for that we it by from at are be not this after when an as had has been our will which");

    private static final Pattern SPACE = Pattern.compile("[^\\p{L}]+");
    private static final Pattern STATED = Pattern.compile(
            "(?im)^(?:lang(?:uage|ue)?|sprache|idioma|l\u00EDngua)\\s*[:=]\\s*[\"']?(?<code>[a-z]{2})(?![a-z])");
    private static final int ENOUGH = 2;
    private static final int LONGEST = 20_000;

    private final Pattern codes;
    private final Pattern words;

    LanguageGroup(String codes, String letters, String words) {
        this.codes = Pattern.compile(codes);
        String strange = letters.isEmpty() ? "" : "|\\p{L}*[" + letters + "]\\p{L}*";
        this.words = Pattern.compile("(?:" + words.replace(' ', '|') + ")" + strange);
    }

    /** Returns the group that a document states, else the one whose words outweigh those of all others. */
    static LanguageGroup of(String document) {
        String beginning =
                document.substring(0, Math.min(document.length(), LONGEST)).toLowerCase(Locale.ROOT);
        Matcher stated = STATED.matcher(beginning);
        List<String> tokens = List.of(SPACE.split(beginning));
        return Stream.of(values())
                .filter(group -> stated.reset().find()
                        && group.codes.matcher(stated.group("code")).matches())
                .findFirst()
                .orElseGet(() -> byWords(tokens));
    }

    private static LanguageGroup byWords(List<String> tokens) {
        long all = Stream.of(values()).mapToLong(group -> group.count(tokens)).sum();
        return Stream.of(values())
                .filter(group -> group.count(tokens) >= ENOUGH && group.count(tokens) * 2 > all)
                .findFirst()
                .orElse(OTHER);
    }

    private long count(List<String> tokens) {
        return tokens.stream().filter(token -> words.matcher(token).matches()).count();
    }
}
