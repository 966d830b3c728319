package io.incidentkit.connector.alert;

/**
 * The words on a source of alerts for whoever sets it up, each one line of Markdown.
 *
 * @param name the tool's name, such as {@code PagerDuty}
 * @param reads what of it becomes an alert
 * @param needs what has to be set there
 * @param cannot what it can't do, although one may expect it to
 */
public record AlertDescription(String name, String reads, String needs, String cannot) {}
