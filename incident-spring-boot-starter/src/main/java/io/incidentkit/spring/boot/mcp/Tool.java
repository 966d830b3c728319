package io.incidentkit.spring.boot.mcp;

import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.spring.boot.web.http.Problems;
import io.incidentkit.spring.boot.web.view.Violations;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.validation.InvalidInputException;
import io.incidentkit.validation.ObjectReader;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tool: its name, what it is for, the schema of what it takes, and what it does. A refusal, and a fault of the input, is an answer from
 * which an agent can learn what to do instead. Thread-safe.
 *
 * @param name its name
 * @param title its name for people
 * @param purpose what it is for
 * @param schema what it takes, as a JSON schema
 * @param reads whether it changes nothing
 * @param call what it does
 */
record Tool(String name, String title, String purpose, Map<String, Object> schema, boolean reads, Call call) {
    private static final Logger LOG = LoggerFactory.getLogger(Tool.class);
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Does what a tool is for. */
    @FunctionalInterface
    interface Call {
        /** Returns a text, or what is written as JSON. */
        Object with(ObjectReader arguments);
    }

    SyncToolSpecification specification() {
        McpSchema.ToolAnnotations hints = McpSchema.ToolAnnotations.builder()
                .title(title)
                .readOnlyHint(reads)
                .destructiveHint(false)
                .openWorldHint(false)
                .build();
        McpSchema.Tool described = McpSchema.Tool.builder(name, schema)
                .title(title)
                .description(purpose)
                .annotations(hints)
                .build();
        return SyncToolSpecification.builder()
                .tool(described)
                .callHandler((exchange, request) -> answer(request))
                .build();
    }

    private CallToolResult answer(CallToolRequest request) {
        Map<String, Object> arguments = request.arguments();
        try {
            return result(call.with(ObjectReader.of(arguments == null ? Map.of() : arguments)), false);
        } catch (InvalidInputException e) {
            return failed("faults", Problems.faults(e.faults()));
        } catch (RefusedException e) {
            return failed("refused", Violations.of(e.violations()));
        } catch (ConcurrentUpdateException e) {
            return failed("conflict", "Somebody else was faster: read the incident, and decide anew.");
        } catch (NotPermittedException | UnknownIncidentException | Agents.NobodyException e) {
            return failed("refused", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("The tool {} failed", name, e);
            return failed("failed", "Something went wrong here; the log of the server says more.");
        }
    }

    private static CallToolResult failed(String what, Object why) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(what, why);
        return result(answer, true);
    }

    private static CallToolResult result(Object value, boolean isError) {
        String text = value instanceof String plain ? plain : MAPPER.writeValueAsString(value);
        return CallToolResult.builder().addTextContent(text).isError(isError).build();
    }

    /** Returns the names of the rules that refused something. */
    static List<String> rules(RefusedException refused) {
        return refused.violations().stream()
                .map(violation -> violation.rule().id())
                .distinct()
                .toList();
    }
}
