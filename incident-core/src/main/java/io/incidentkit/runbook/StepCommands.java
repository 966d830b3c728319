package io.incidentkit.runbook;

import io.incidentkit.markdown.CodeBlock;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects the commands of a step in their order: its blocks of code, pieces of code in its text that are commands, and commands
 * that stand behind a colon without any mark ({@code Check the slot: SELECT …}). Not thread-safe; one instance reads one step.
 */
final class StepCommands {
    /** The marks that may stand between two commands behind one colon. */
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:[,;]|and|then|or)?(?:\\s+(?:and|then|or))?\\s*");

    private static final int LONGEST_LINE = 1_000;

    private final List<CodeBlock> commands = new ArrayList<>();
    private final List<String> guessed = new ArrayList<>();

    static StepCommands of(List<SourceBlock> blocks) {
        StepCommands commands = new StepCommands();
        blocks.forEach(commands::read);
        return commands;
    }

    List<CodeBlock> commands() {
        return commands;
    }

    /** Those that no mark of code makes one. */
    List<String> guessed() {
        return guessed;
    }

    private void read(SourceBlock block) {
        if (block.is(Kind.PARAGRAPH)) {
            paragraph(block.source());
        } else if (block.is(Kind.LIST) || block.is(Kind.ITEM)) {
            block.children().forEach(this::read);
        } else {
            commands.addAll(block.code());
        }
    }

    private void paragraph(String text) {
        // A step may be nothing but a command.
        int at = isCommand(text) ? bare(text, 0) : 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '`') {
                at = code(text, at, false);
            } else if (isColon(text, at)) {
                at = behindColon(text, at + 1);
            } else {
                at++;
            }
        }
    }

    private static boolean isCommand(String text) {
        return text.length() <= LONGEST_LINE
                && CommandText.at(text).filter(text.strip()::equals).isPresent();
    }

    /** Reads what stands behind a colon; returns where to read on. */
    private int behindColon(String text, int from) {
        int at = from;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '*')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '`') {
            return code(text, at, true);
        }
        int end = bare(text, at);
        return end == at ? from : end;
    }

    /** Reads a command that no mark of code makes one; returns where it ends, which is where it begins if there is none. */
    private int bare(String text, int from) {
        int end = from;
        while (end < text.length() && end - from <= LONGEST_LINE && text.charAt(end) != '\n') {
            end++;
        }
        // A line this long is no command that somebody types; the bound keeps hostile input from costing much.
        Optional<String> command = end - from > LONGEST_LINE
                ? Optional.empty()
                : CommandText.at(text.substring(from, Math.min(text.length(), end + LONGEST_LINE)));
        command.ifPresent(found -> {
            commands.add(new CodeBlock("", found));
            guessed.add(found);
        });
        return command.map(found -> text.indexOf(found, from) + found.length()).orElse(from);
    }

    /** Reads pieces of code that follow each other. Behind a colon the name of a tool alone is a command. */
    private int code(String text, int from, boolean isBehindColon) {
        int at = from;
        while (true) {
            int ticks = ticks(text, at);
            int end = codeEnd(text, at);
            if (end - at <= 2 * ticks) {
                return end;
            }
            String code = text.substring(at + ticks, end - ticks);
            String bare = code.startsWith(" ") && code.endsWith(" ") && !code.isBlank()
                    ? code.substring(1, code.length() - 1)
                    : code;
            boolean isCommand = isBehindColon ? CommandText.isCommandOrTool(bare) : CommandText.isCommand(bare);
            if (!isCommand) {
                return end;
            }
            commands.add(new CodeBlock("", bare));
            Matcher between = BETWEEN.matcher(text).region(end, text.length());
            int next = between.lookingAt() ? between.end() : end;
            if (next >= text.length() || text.charAt(next) != '`') {
                return end;
            }
            at = next;
        }
    }

    private static boolean isColon(String text, int at) {
        char c = text.charAt(at);
        return (c == ':' || c == '\uFF1A')
                && (at + 1 == text.length()
                        || Character.isWhitespace(text.charAt(at + 1))
                        || text.charAt(at + 1) == '*');
    }

    private static int ticks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == '`') {
            at++;
        }
        return at - from;
    }

    /** Where a piece of code ends that begins here; behind its first marks if it does not end. */
    private static int codeEnd(String text, int from) {
        int ticks = ticks(text, from);
        int at = from + ticks;
        while (at < text.length()) {
            int close = text.indexOf('`', at);
            if (close < 0) {
                break;
            }
            int run = ticks(text, close);
            if (run == ticks) {
                return close + run;
            }
            at = close + run;
        }
        return from + ticks;
    }
}
