package io.incidentkit.connector.alertmanager;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.validation.InvalidInputException;

/**
 * The body of Alertmanager's webhook, version 4. A reader asks for what makes an alert (labels, and whether it fires) and takes the
 * rest as it comes: fields it does not know are ignored, what is missing is worked out, texts that are too long or carry control
 * characters are cut and cleaned, and an alert that can't be read is counted and named beside those that can, because a refused
 * body is lost for good.
 *
 * <ul>
 *   <li>The group's key is {@code groupKey}; without one it is derived from the receiver and the labels of the group, and is
 *       the same each time the group is sent. {@code externalURL} is no part of it, as it differs between the replicas of one pair:
 *       two clusters that send to one host are told apart by the name of their source ({@link AlertmanagerReader#sourceName}).
 *   <li>The title is the summary that all alerts share, else the alert's name and the labels of the group.
 *   <li>An alert without a status, or with one that is not known, has the group's, and in doubt fires. A moment that can't be read
 *       is unknown.
 *   <li>The services are those that are hit: the label {@code service} or its like, unless it names who measures, such as an exporter;
 *       then the workload or the namespace that the alert is about. The labels {@code job} and {@code instance} are never taken.
 * </ul>
 */
public final class AlertmanagerWebhook {
    /** The name under which groups of alerts from here are known. */
    public static final String SOURCE = "alertmanager";

    /** The longest body, in bytes. */
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    private AlertmanagerWebhook() {}

    /**
     * Reads a body with the {@link AlertmanagerReader#standard() standard reader}.
     *
     * @param body the bytes as they were received
     * @return the group of alerts; nothing in it is refused later for its form
     * @throws InvalidInputException with every fault, if it is too long, not JSON, or has no alert that can be read
     */
    public static AlertGroup read(byte[] body) {
        return AlertmanagerReader.standard().read(body);
    }
}
