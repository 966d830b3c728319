package io.incidentkit.spring.boot.web.http;

import io.incidentkit.spring.boot.web.view.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The one description of an operation of the API. Its route, the check of its parameters, its place in the OpenAPI document and its line in
 * the documentation are made of it. Immutable and thread-safe.
 */
public final class Operation {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final String JSON = "application/json";

    /** Serves a request whose parameters are known to be the operation's. */
    @FunctionalInterface
    public interface Handler {
        /** Answers; what it throws is answered as a problem. */
        ServerResponse handle(ServerRequest request, Params params) throws Exception;
    }

    /**
     * The body that is sent.
     *
     * @param mediaType the type that it has
     * @param shape its form
     */
    public record Body(String mediaType, Shape shape) {}

    private final HttpMethod method;
    private final String path;
    private final String id;
    private final String words;
    private Who who = Who.READER;
    private List<Parameter> parameters = List.of();
    private List<Parameter> headers = List.of();
    private boolean anyParameter;
    private @Nullable Body body;
    private int status = 200;
    private Map<String, Shape> answers = Map.of();
    private Map<String, String> answerHeaders = Map.of();
    private Set<ProblemType> problems = Set.of();
    private @Nullable Handler handler;

    private Operation(HttpMethod method, String path, String id, String words) {
        this.method = method;
        this.path = path;
        this.id = id;
        this.words = words;
    }

    private Operation(Operation other) {
        this(other.method, other.path, other.id, other.words);
        this.who = other.who;
        this.parameters = other.parameters;
        this.headers = other.headers;
        this.anyParameter = other.anyParameter;
        this.body = other.body;
        this.status = other.status;
        this.answers = other.answers;
        this.answerHeaders = other.answerHeaders;
        this.problems = other.problems;
        this.handler = other.handler;
    }

    /**
     * Begins to describe what is read, also by its head alone.
     *
     * @param path the address below that of the API, with variables in braces
     * @param id the name for programs, such as {@code listIncidents}
     * @param words what it does, one sentence
     */
    public static Operation get(String path, String id, String words) {
        return new Operation(HttpMethod.GET, path, id, words);
    }

    /** Begins to describe what is posted. */
    public static Operation post(String path, String id, String words) {
        return new Operation(HttpMethod.POST, path, id, words);
    }

    /** Begins to describe what is put. */
    public static Operation put(String path, String id, String words) {
        return new Operation(HttpMethod.PUT, path, id, words);
    }

    /** Begins to describe what is deleted. */
    public static Operation delete(String path, String id, String words) {
        return new Operation(HttpMethod.DELETE, path, id, words);
    }

    /** Returns this operation for some people. */
    public Operation by(Who those) {
        Operation copy = new Operation(this);
        copy.who = those;
        return copy;
    }

    /** Returns this operation with parameters, beside those that it has. */
    public Operation with(Parameter... more) {
        return with(List.of(more));
    }

    /** Returns this operation with parameters, beside those that it has. */
    public Operation with(Collection<Parameter> more) {
        Operation copy = new Operation(this);
        copy.parameters = new ArrayList<>(parameters);
        copy.parameters.addAll(more);
        return copy;
    }

    /** Returns this operation, which reads a header. */
    public Operation reading(Parameter header) {
        Operation copy = new Operation(this);
        copy.headers = new ArrayList<>(headers);
        copy.headers.add(header);
        return copy;
    }

    /** Returns this operation, which takes any parameter and looks at none. */
    public Operation withAnyParameter() {
        Operation copy = new Operation(this);
        copy.anyParameter = true;
        return copy;
    }

    /** Returns this operation with a JSON object as its body. */
    public Operation taking(Shape shape) {
        return taking(JSON, shape);
    }

    /** Returns this operation with a body. */
    public Operation taking(String mediaType, Shape shape) {
        Operation copy = new Operation(this);
        copy.body = new Body(mediaType, shape);
        return copy;
    }

    /** Returns this operation, which answers with JSON, beside other forms. */
    public Operation answering(Shape shape) {
        return answering(JSON, shape);
    }

    /** Returns this operation, which answers with a type, beside others. */
    public Operation answering(String mediaType, Shape shape) {
        Operation copy = new Operation(this);
        copy.answers = new LinkedHashMap<>(answers);
        copy.answers.put(mediaType, shape);
        return copy;
    }

    /** Returns this operation, which answers with that status where all goes well. */
    public Operation status(int code) {
        Operation copy = new Operation(this);
        copy.status = code;
        return copy;
    }

    /** Returns this operation, whose answer has a header. */
    public Operation answerHeader(String name, String says) {
        Operation copy = new Operation(this);
        copy.answerHeaders = new LinkedHashMap<>(answerHeaders);
        copy.answerHeaders.put(name, says);
        return copy;
    }

    /** Returns this operation, which can come to some problems beside those that follow from its description. */
    public Operation refusing(ProblemType... more) {
        Operation copy = new Operation(this);
        copy.problems = EnumSet.noneOf(ProblemType.class);
        copy.problems.addAll(problems);
        copy.problems.addAll(List.of(more));
        return copy;
    }

    /** Returns this operation, served by a handler. */
    public Operation handledBy(Handler by) {
        Operation copy = new Operation(this);
        copy.handler = by;
        return copy;
    }

    /** Returns the method. */
    public HttpMethod method() {
        return method;
    }

    /** Returns the address below that of the API. */
    public String path() {
        return path;
    }

    /** Returns the names of the variables of the address. */
    public List<String> variables() {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** Returns the name for programs. */
    public String id() {
        return id;
    }

    /** Returns what it does. */
    public String words() {
        return words;
    }

    /** Returns who may use it. */
    public Who who() {
        return who;
    }

    /** Returns the parameters. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Returns the headers that it reads. */
    public List<Parameter> headers() {
        return headers;
    }

    /** Returns whether it takes parameters that nobody reads. */
    public boolean takesAnyParameter() {
        return anyParameter;
    }

    /** Returns what is sent, if anything is. */
    public Optional<Body> body() {
        return Optional.ofNullable(body);
    }

    /** Returns the status where all goes well. */
    public int status() {
        return status;
    }

    /** Returns the forms of the answer by their types; empty if it has no body. */
    public Map<String, Shape> answers() {
        return answers;
    }

    /** Returns the headers of the answer, and what they say. */
    public Map<String, String> answerHeaders() {
        return answerHeaders;
    }

    /** Returns every problem that it can come to. */
    public Set<ProblemType> problems() {
        Set<ProblemType> all = EnumSet.of(ProblemType.INTERNAL, ProblemType.UNAVAILABLE);
        all.addAll(problems);
        if (!anyParameter || body != null) {
            all.add(ProblemType.INVALID_INPUT);
        }
        if (variables().contains("id")) {
            all.add(ProblemType.UNKNOWN_INCIDENT);
        }
        if (who == Who.ACTOR || who == Who.ADMINISTRATOR) {
            all.add(ProblemType.ACTOR_REQUIRED);
        }
        if (who == Who.ADMINISTRATOR) {
            all.add(ProblemType.NOT_PERMITTED);
        }
        if (body != null) {
            all.add(ProblemType.MALFORMED_BODY);
            all.add(ProblemType.TOO_LARGE);
            all.add(ProblemType.TOO_SLOW);
            all.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        return all;
    }

    /** Serves a request. */
    ServerResponse handle(ServerRequest request) throws Exception {
        if (handler == null) {
            throw new IllegalStateException(this + " has no handler");
        }
        Params params = new Params(request, this);
        ServerResponse response = handler.handle(request, params);
        params.requireSettled();
        return response;
    }

    /** Returns the method and the address. */
    @Override
    public String toString() {
        return method + " " + (path.isEmpty() ? "/" : path);
    }
}
