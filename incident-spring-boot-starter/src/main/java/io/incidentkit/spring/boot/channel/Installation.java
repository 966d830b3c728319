package io.incidentkit.spring.boot.channel;

/**
 * The name of this installation, which begins each key that a tool can tell a repeat by: another installation that reports to the same tool
 * never closes what this one opened.
 *
 * @param name {@code incident.installation}, else the application's name, else {@code incidents}
 */
public record Installation(String name) {}
