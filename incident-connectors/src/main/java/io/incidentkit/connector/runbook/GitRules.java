package io.incidentkit.connector.runbook;

import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.connector.call.WaitForm;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The things that hosts of Git have in common. */
public final class GitRules {
    static final int NOT_MODIFIED = 304;

    private GitRules() {}

    /** Returns the rules by which their answers are read: 304 is an answer; limits come as 429, or as 403 with what is left. */
    public static ToolRules rules() {
        return ToolRules.builder()
                .worked(answer -> answer.isSuccess() || answer.status() == NOT_MODIFIED)
                .limited(GitRules::isLimit)
                .again(GitRules::isLimit)
                .wait("Retry-After", WaitForm.SECONDS_OR_DATE)
                .wait("x-ratelimit-reset", WaitForm.EPOCH_SECONDS)
                .wait("RateLimit-Reset", WaitForm.EPOCH_SECONDS)
                .reason("/message")
                .reason("/error")
                .reason("/errors")
                .build();
    }

    private static boolean isLimit(ToolAnswer answer) {
        return answer.status() == 429
                || (answer.status() == 403
                        && (answer.header("Retry-After").isPresent()
                                || answer.header("x-ratelimit-remaining")
                                        .filter("0"::equals)
                                        .isPresent()));
    }

    static boolean isMarkdown(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(".md") || lower.endsWith(".markdown");
    }

    /** Each segment encoded, the slashes between them kept. */
    static String path(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(ToolRequest::segment)
                .collect(Collectors.joining("/"));
    }

    /**
     * Returns an address below another.
     *
     * @param base the other
     * @param rest what comes behind it, from its slash on
     */
    public static URI below(URI base, String rest) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + rest);
    }
}
