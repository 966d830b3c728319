package io.incidentkit.spring.boot.web.http;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The strong tag of what is shown of an incident: its version, and a sum over what is shown, since what is overdue changes by time alone.
 */
public final class VersionTag {
    private static final Pattern TAG =
            Pattern.compile("(?:W/)?\"(\\d{1,9})(-[0-9a-f]+)?(?:[-;]{1,2}(?:gzip|br|zstd|deflate))?\"");

    private VersionTag() {}

    static String of(int version, byte[] shown) {
        CRC32C sum = new CRC32C();
        sum.update(shown);
        return "\"" + version + "-" + Long.toHexString(sum.getValue()) + Integer.toHexString(shown.length) + "\"";
    }

    /** Returns whether a client has what has that tag; it may compare weakly. */
    static boolean isAmong(List<String> headers, String tag) {
        return headers.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(String::strip)
                .anyMatch(given -> given.equals("*") || given.equals(tag) || given.equals("W/" + tag));
    }

    /**
     * Reads the version of a tag. One that a proxy made weak, or marked as that of a compressed answer, names it as well.
     *
     * @param tag a tag that was given out, or a version in quotation marks
     * @return the version, empty if it is no such tag
     */
    public static OptionalInt version(String tag) {
        Matcher matcher = TAG.matcher(tag.strip());
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
