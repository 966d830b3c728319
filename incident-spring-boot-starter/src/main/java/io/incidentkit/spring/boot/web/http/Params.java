package io.incidentkit.spring.boot.web.http;

import io.incidentkit.text.CleanText;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * The parameters of a request, as its operation describes them. All that is wrong with them is said at once: one that the operation does
 * not have would change nothing, and is refused, and so is one that is given twice where it can't be. Serves one request.
 */
public final class Params {
    private final ServerRequest request;
    private final Operation operation;
    private final InputValidator faults = new InputValidator();
    private boolean settled;

    /** Notes what the operation does not have; one without parameters has then been judged. */
    Params(ServerRequest request, Operation operation) {
        this.request = request;
        this.operation = operation;
        if (!operation.takesAnyParameter() && !isForm(request)) {
            knows(operation.parameters().stream().map(Parameter::name).toList());
        }
        operation.parameters().stream()
                .filter(known -> !known.many() && given(known.name()).size() > 1)
                .forEach(known -> faults.add(known.name(), "is given more than once"));
        if (operation.parameters().isEmpty()) {
            settle();
        }
    }

    /** The fields of a form are no parameters: it has a type that nothing here takes, which is said where the body is read. */
    private boolean isForm(ServerRequest request) {
        String type = request.headers().firstHeader(HttpHeaders.CONTENT_TYPE);
        return operation.body().isPresent()
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** A container that can't read them says so in its own words, or leaves out what it can't read. */
    private MultiValueMap<String, String> all() {
        try {
            return new LinkedMultiValueMap<>(request.params());
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new InvalidInputException(List.of(new FieldError("parameters", "can't be read from the address")));
        }
    }

    private void knows(List<String> known) {
        all().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> faults.add(
                        CleanText.line(name),
                        known.isEmpty()
                                ? "is no parameter here; there are none"
                                : "is no parameter here; there are " + String.join(", ", known)));
    }

    /** Returns what notes faults. */
    public InputValidator faults() {
        return faults;
    }

    /**
     * Ends the reading.
     *
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     */
    public void settle() {
        settled = true;
        faults.throwIfAny();
    }

    /** A handler that does not end the reading would do what it was not asked for. */
    void requireSettled() {
        if (!settled) {
            throw new IllegalStateException(operation + " does not judge its parameters");
        }
    }

    /** Returns the values that were given, without blanks at their ends, and without those that are blank. */
    public List<String> given(String name) {
        if (operation.parameters().stream().noneMatch(known -> known.name().equals(name))) {
            throw new IllegalArgumentException(operation + " has no parameter " + name);
        }
        return all().getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Returns the value that was given. */
    public Optional<String> text(String name) {
        return given(name).stream().findFirst();
    }

    /** Returns the line that was given, or null. */
    public @Nullable String line(String name) {
        return faults.optionalLine(name, text(name).orElse(null));
    }

    /** Returns the moment that was given, or null. */
    public @Nullable Instant moment(String name) {
        return faults.parseInstant(name, text(name).orElse(null));
    }

    /** Returns the whole number that was given. */
    public int whole(String name, int absent, int min, int max) {
        String text = text(name).orElse(Integer.toString(absent));
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The same fault as a number that is out of range.
        }
        faults.add(name, "is not a whole number from " + min + " to " + max);
        return absent;
    }

    /** Returns which of a few was given, by its code; empty if none was, or another one. */
    public <E> Optional<E> oneOf(String name, E[] values, Function<E, String> code) {
        Optional<String> text = text(name);
        Optional<E> found = text.flatMap(given -> Arrays.stream(values)
                .filter(value -> code.apply(value).equals(given))
                .findFirst());
        if (text.isPresent() && found.isEmpty()) {
            faults.add(name, Arrays.stream(values).map(code).collect(Collectors.joining(", ", "is none of ", "")));
        }
        return found;
    }
}
