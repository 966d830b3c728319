package io.incidentkit.connector.judge;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import io.incidentkit.connector.RealData;
import io.incidentkit.test.tool.ToolCall;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A vendor's own description of its API, in OpenAPI 2 or 3, as the judge of what is sent to it. It is read once. */
public final class OpenApiJudge {
    private static final Map<String, OpenApiJudge> KNOWN = new ConcurrentHashMap<>();

    private final OpenApiInteractionValidator validator;
    private final String base;

    private OpenApiJudge(OpenApiInteractionValidator validator, String base) {
        this.validator = validator;
        this.base = base;
    }

    /**
     * Reads a description.
     *
     * @param file a file of the real data, such as {@code specs/pagerduty/events-v2__openapiv3.json}
     * @param base the path ahead of those that the description has, at the vendor's host
     */
    public static OpenApiJudge of(String file, String base) {
        String path = RealData.at(file).toString();
        return KNOWN.computeIfAbsent(path + base, known -> read(path, base));
    }

    private static OpenApiJudge read(String path, String base) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult read = new OpenAPIParser().readLocation(path, null, options);
        // What combines schemas would have each refuse the fields of the others.
        LevelResolver levels = LevelResolverFactory.withAdditionalPropertiesIgnored();
        return new OpenApiJudge(
                OpenApiInteractionValidator.createFor(Objects.requireNonNull(read.getOpenAPI(), path))
                        .withBasePathOverride(base)
                        .withLevelResolver(levels)
                        .build(),
                base);
    }

    /** Returns what the vendor would refuse of a call; empty if nothing. */
    public List<String> faults(ToolCall call) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(Request.Method.valueOf(call.method()), call.path());
        call.headers().forEach(request::withHeader);
        for (String field :
                call.query().isEmpty() ? new String[0] : call.query().split("&")) {
            String[] pair = field.split("=", 2);
            request.withQueryParam(decoded(pair[0]), pair.length == 1 ? "" : decoded(pair[1]));
        }
        if (!call.body().isEmpty()) {
            request.withBody(call.body());
        }
        return validator.validateRequest(request.build()).getMessages().stream()
                .map(message -> message.getKey() + ": " + message.getMessage())
                .toList();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "judge of " + base;
    }
}
