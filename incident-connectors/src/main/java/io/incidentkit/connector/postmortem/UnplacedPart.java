package io.incidentkit.connector.postmortem;

/**
 * A part of a document for which an incident has no place of its own.
 *
 * @param name the part's name, such as a heading or the name of a fact
 * @param text the part's text, as Markdown
 * @param reason why it has no place, in a sentence
 * @param keptIn where the text stands nevertheless: the heading of a section, or {@code Timeline}; empty if it is said here alone
 */
public record UnplacedPart(String name, String text, String reason, String keptIn) {}
