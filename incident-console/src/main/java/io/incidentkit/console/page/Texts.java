package io.incidentkit.console.page;

import io.incidentkit.command.CommandType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The texts of the pages, in the language of whoever reads them as far as there is a bundle for it. English is shipped; a host's bundles
 * are asked first. Thread-safe: the language is that of the request.
 */
public final class Texts {
    /** The bundles, one for each kind of page. */
    public static final List<String> BUNDLES =
            List.of("frame", "board", "form", "incident", "postmortem", "insight", "admin", "demo").stream()
                    .map(name -> "io/incidentkit/console/texts/" + name)
                    .toList();

    private final MessageSource messages;

    private Texts(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * Returns the texts.
     *
     * @param ofTheHost base names of bundles that are asked first
     */
    public static Texts with(List<String> ofTheHost) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.addBasenames(ofTheHost.toArray(String[]::new));
        messages.addBasenames(BUNDLES.toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Texts(messages);
    }

    /** Returns the texts for templates. */
    public MessageSource source() {
        return messages;
    }

    /**
     * Returns a text.
     *
     * @param key its key
     * @param values what is put into its places
     * @throws org.springframework.context.NoSuchMessageException if there is no such text
     */
    public String of(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }

    /** Returns a text of the bundles, or what core calls it in English. */
    public String or(String key, String english) {
        String found = messages.getMessage(key, null, english, LocaleContextHolder.getLocale());
        return found == null ? english : found;
    }

    /** Returns the first of these that a bundle of the host has, or what core calls it in English. */
    public String first(String english, String... keys) {
        for (String key : keys) {
            String found = messages.getMessage(key, null, null, LocaleContextHolder.getLocale());
            if (found != null) {
                return found;
            }
        }
        return english;
    }

    /** Returns a text with values in its places, or null if no bundle has it. */
    @Nullable
    String find(String key, Object[] values) {
        return messages.getMessage(key, values, null, LocaleContextHolder.getLocale());
    }

    /** Returns the name of a command. */
    public String command(CommandType type) {
        return or("command." + type.code() + ".label", type.label());
    }

    /** Returns a duration in its two largest units: {@code 23 min}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    public String duration(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 1) {
            return of("time.underAMinute");
        }
        long hours = duration.toHours();
        if (hours < 1) {
            return unit("min", minutes);
        }
        return hours < 24
                ? two(unit("h", hours), "min", duration.toMinutesPart())
                : two(unit("d", duration.toDays()), "h", duration.toHoursPart());
    }

    private String two(String large, String unit, int many) {
        return many == 0 ? large : large + " " + unit(unit, many);
    }

    private String unit(String unit, long many) {
        return of("time." + unit, Long.toString(many));
    }

    /** Returns the language that the reader gets, for dates. */
    public Locale locale() {
        return Locale.forLanguageTag(of("language"));
    }
}
