package io.incidentkit.benchmark;

import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.connector.postmortem.PostmortemImport;
import io.incidentkit.markdown.MarkdownBounds;
import io.incidentkit.runbook.Runbook;
import io.incidentkit.runbook.RunbookCheck;
import io.incidentkit.validation.InvalidInputException;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonmark.parser.Parser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The largest documents that are taken, of one pattern each that parsers are known to stumble over, and five megabytes of each, which
 * are refused by their counts. Each has to be read or refused in less than a second; the floor is CommonMark's parser alone.
 */
@State(Scope.Thread)
public class HostileMarkdownBenchmark {
    /** In place of a pattern: lists as deep within each other as they are read, one after another. */
    private static final String NESTED = "lists in lists";

    private static final int TOO_LONG = 5 * 1024 * 1024;

    /** The pattern; {@code \n} in it ends a line. */
    @Param({
        "<",
        "a",
        "[",
        "![",
        "](",
        "*a_ ",
        "`",
        "<a ",
        "<!--",
        "&amp;",
        "[x]: y\\n",
        "# a\\n",
        "a\\n=\\n",
        "- a\\n",
        "> ",
        "| a | b |\\n|---|---|\\n",
        "| - 14:32 he did it \\n",
        "14:32 UTC: it failed\\n",
        "14:32 CEST: it failed\\n",
        "14:32 Berlin: it failed\\n",
        "- [ ] (P1) fix it, owner: Ada, due 2026-03-01\\n",
        "Ada forgot it again. ",
        "<table><tr><td>",
        "1. if it fails, then\\n",
        NESTED
    })
    public String pattern = "";

    private String document = "";
    private String tooLong = "";
    private String text = "";
    private final Parser parser = Parser.builder().build();

    /** Repeats the pattern up to the bounds. */
    @Setup
    public void repeat() {
        String one = pattern.equals(NESTED) ? nested() : pattern.replace("\\n", "\n");
        long lines = Math.max(1, one.chars().filter(each -> each == '\n').count());
        long bound = one.startsWith("#") || one.contains("=") ? MarkdownBounds.MAX_HEADINGS : MarkdownBounds.MAX_ROWS;
        long times = Math.min(
                MarkdownBounds.MAX_LENGTH / one.length(), one.contains("\n") ? bound / lines : Integer.MAX_VALUE);
        document = "# Checkout was down\n\n" + one.repeat((int) Math.max(1, times - 32));
        tooLong = one.repeat(TOO_LONG / one.length());
        text = one.repeat(BlamelessCheck.MAX_TEXT / one.length());
    }

    private static String nested() {
        return IntStream.range(0, MarkdownBounds.MAX_DEPTH)
                .mapToObj(level -> "  ".repeat(level) + "- a\n")
                .collect(Collectors.joining());
    }

    @Benchmark
    public Object floor() {
        return parser.parse(document);
    }

    @Benchmark
    public Object postmortem() {
        return postmortem(document);
    }

    @Benchmark
    public Object postmortemTooLong() {
        return postmortem(tooLong);
    }

    @Benchmark
    public Object runbook() {
        return runbook(document);
    }

    @Benchmark
    public Object runbookTooLong() {
        return runbook(tooLong);
    }

    @Benchmark
    public Object blameless() {
        return BlamelessCheck.english().check(text);
    }

    private static Object postmortem(String markdown) {
        try {
            return PostmortemImport.read(markdown, ZoneOffset.UTC);
        } catch (InvalidInputException e) {
            return e;
        }
    }

    private static Object runbook(String markdown) {
        try {
            return RunbookCheck.check(Runbook.read("checkout", markdown));
        } catch (InvalidInputException e) {
            return e;
        }
    }
}
