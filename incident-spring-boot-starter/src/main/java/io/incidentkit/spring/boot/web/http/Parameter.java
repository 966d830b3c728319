package io.incidentkit.spring.boot.web.http;

import io.incidentkit.spring.boot.web.view.Shape;

/**
 * A parameter of an operation, or a header that it reads.
 *
 * @param name its name
 * @param shape the form of its value
 * @param many whether it can be given several times
 * @param required whether nothing is done without it
 * @param words what it says
 */
public record Parameter(String name, Shape shape, boolean many, boolean required, String words) {

    /** Returns a parameter that is given once at most. */
    public static Parameter of(String name, Shape shape, String words) {
        return new Parameter(name, shape, false, false, words);
    }

    /** Returns a line of text. */
    public static Parameter line(String name, String words) {
        return of(name, Shape.TEXT, words);
    }

    /** Returns an instant. */
    public static Parameter moment(String name, String words) {
        return of(name, Shape.MOMENT, words);
    }

    /** Returns a whole number in bounds. */
    public static Parameter whole(String name, int absent, int min, int max, String words) {
        return of(name, Shape.WHOLE.and("minimum", min).and("maximum", max).and("default", absent), words);
    }

    /** Returns this parameter, which can be given several times. */
    public Parameter severalTimes() {
        return new Parameter(name, shape, true, required, words);
    }

    /** Returns this parameter, without which nothing is done. */
    public Parameter asRequired() {
        return new Parameter(name, shape, many, true, words);
    }
}
