package io.incidentkit.connector.judge;

import graphql.ExecutionInput;
import graphql.GraphQLContext;
import graphql.ParseAndValidate;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.incidentkit.connector.RealData;
import io.incidentkit.test.tool.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A vendor's own schema of GraphQL as the judge of documents and of their variables. It is read once. */
public final class GraphQlJudge {
    private static final Map<String, GraphQLSchema> KNOWN = new ConcurrentHashMap<>();

    private static final Coercing<Object, Object> AS_IT_IS = new Coercing<>() {
        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
            return input;
        }
    };

    private final GraphQLSchema schema;

    private GraphQlJudge(GraphQLSchema schema) {
        this.schema = schema;
    }

    /**
     * Reads a schema.
     *
     * @param file a file of the real data
     */
    public static GraphQlJudge of(String file) {
        String text = RealData.text(RealData.at(file));
        return new GraphQlJudge(KNOWN.computeIfAbsent(file, known -> read(text)));
    }

    private static GraphQLSchema read(String text) {
        TypeDefinitionRegistry types = new SchemaParser().parse(text);
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new MockedWiringFactory() {
            @Override
            public boolean providesScalar(ScalarWiringEnvironment environment) {
                return false;
            }
        });
        // Its own scalars, such as days, take any text.
        types.scalars().keySet().stream()
                .filter(name -> !ScalarInfo.isGraphqlSpecifiedScalar(name))
                .forEach(name -> wiring.scalar(GraphQLScalarType.newScalar()
                        .name(name)
                        .coercing(AS_IT_IS)
                        .build()));
        return new SchemaGenerator().makeExecutableSchema(types, wiring.build());
    }

    /** Returns what the vendor would refuse of a call; empty if nothing. */
    public List<String> faults(ToolCall call) {
        JsonNode body = JsonMapper.shared().readTree(call.body());
        ExecutionInput input =
                ExecutionInput.newExecutionInput(body.path("query").asString()).build();
        List<String> faults = new ArrayList<>();
        var parsed = ParseAndValidate.parseAndValidate(schema, input);
        parsed.getErrors().forEach(error -> faults.add(error.getMessage()));
        if (faults.isEmpty()) {
            faults.addAll(variables(parsed.getDocument(), body.path("variables")));
        }
        return faults;
    }

    private List<String> variables(Document document, JsonNode variables) {
        OperationDefinition operation =
                document.getDefinitionsOfType(OperationDefinition.class).get(0);
        Map<?, ?> raw = JsonMapper.shared().convertValue(variables, Map.class);
        Map<String, Object> named = new LinkedHashMap<>();
        raw.forEach((name, value) -> named.put(name.toString(), value));
        List<String> faults = new ArrayList<>();
        try {
            ValuesResolver.coerceVariableValues(
                    schema,
                    operation.getVariableDefinitions(),
                    RawVariables.of(named),
                    GraphQLContext.getDefault(),
                    Locale.ENGLISH);
        } catch (RuntimeException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        return faults;
    }
}
