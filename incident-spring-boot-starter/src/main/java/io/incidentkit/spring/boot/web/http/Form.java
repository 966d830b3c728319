package io.incidentkit.spring.boot.web.http;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;

/** The forms in which a document can be had, JSON and Markdown, and which of them a client likes best. */
public final class Form {
    private Form() {}

    /**
     * Chooses by the header Accept: by quality, then by how exactly a form is asked for; JSON if it makes no difference.
     *
     * @return whether it is Markdown
     */
    public static boolean isMarkdown(ServerRequest request) {
        List<MediaType> accepted = accepted(request);
        if (accepted.isEmpty()) {
            return false;
        }
        Optional<MediaType> json = asked(MediaType.APPLICATION_JSON, accepted);
        Optional<MediaType> markdown = asked(MediaType.TEXT_MARKDOWN, accepted);
        if (json.isEmpty() && markdown.isEmpty()) {
            throw notAcceptable();
        }
        Comparator<MediaType> liking =
                Comparator.comparingDouble(MediaType::getQualityValue).thenComparing(Form::exactness);
        return json.isEmpty() || (markdown.isPresent() && liking.compare(markdown.get(), json.get()) > 0);
    }

    private static List<MediaType> accepted(ServerRequest request) {
        try {
            return request.headers().accept();
        } catch (InvalidMediaTypeException e) {
            throw notAcceptable();
        }
    }

    private static ProblemException notAcceptable() {
        return new ProblemException(
                ProblemType.NOT_ACCEPTABLE, "It can be had as application/json or as text/markdown.");
    }

    /** The most exact of the ranges that include a form; one of quality 0 says no. */
    private static Optional<MediaType> asked(MediaType form, List<MediaType> accepted) {
        return accepted.stream()
                .filter(range -> range.includes(form))
                .max(Comparator.comparing(Form::exactness))
                .filter(range -> range.getQualityValue() > 0);
    }

    private static int exactness(MediaType range) {
        return range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
    }
}
