package io.incidentkit.connector.sns;

import io.incidentkit.connector.alert.AlertDescription;
import io.incidentkit.connector.alert.AlertForm;
import io.incidentkit.connector.alert.AlertJson;
import io.incidentkit.connector.alert.AlertReading;
import io.incidentkit.connector.alert.AlertRequest;
import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.alert.NotNowException;
import io.incidentkit.connector.alert.ServiceLabels;
import io.incidentkit.connector.alert.StateWords;
import io.incidentkit.connector.alert.ToolAlert;
import io.incidentkit.validation.InvalidInputException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The alarms of CloudWatch in messages of SNS that {@link SnsCheck} knows: an alarm is known by its ARN, fires in {@code ALARM} and is over in
 * {@code OK}; that there is too little data is no word on either. The alarms that EventBridge hands to a topic are read as well. A subscription of a
 * topic of the host's is confirmed at Amazon's own address.
 *
 * <p>Thread-safe.
 */
public final class CloudWatchAlerts implements AlertForm {
    /** The tool's name. */
    public static final String TOOL = "cloudwatch";

    private static final Logger LOG = LoggerFactory.getLogger(CloudWatchAlerts.class);
    private static final String NAME = "AlarmName";

    private final ServiceLabels services;
    private final SnsDoor door;

    private CloudWatchAlerts(ServiceLabels services, SnsDoor door) {
        this.services = services;
        this.door = door;
    }

    /**
     * Creates the form.
     *
     * @param services finds the services that are hit
     * @param door the way to Amazon, for confirmations
     */
    public static CloudWatchAlerts create(ServiceLabels services, SnsDoor door) {
        return new CloudWatchAlerts(services, door);
    }

    @Override
    public String tool() {
        return TOOL;
    }

    @Override
    public AlertDescription description() {
        return new AlertDescription(
                "CloudWatch over SNS",
                "Alarms, also as EventBridge hands them on: `ALARM` fires, `OK` is over, too little data is neither. The ARN of the alarm is the key",
                "A subscription of the kind *HTTPS* to this address, without raw delivery; the topic's ARN. It is confirmed by itself. The host has to reach `sns.<region>.amazonaws.com` for certificates",
                "Know the severity, which an alarm has not: the policy's level in doubt counts. Take messages of topics that are not named");
    }

    @Override
    public AlertReading read(AlertRequest request) throws NotNowException {
        SnsMessage message = SnsMessage.of(AlertJson.object(request.body()));
        if (!message.faults().isEmpty()) {
            throw new InvalidInputException(message.faults());
        }
        return switch (message.type()) {
            case SnsMessage.CONFIRMATION -> confirmed(message);
            case SnsMessage.UNSUBSCRIBED -> {
                LOG.warn("The topic {} of SNS sends no more alarms here: it was unsubscribed", message.topic());
                yield AlertReading.nothing();
            }
            default -> notified(request.source(), message).deliveredAs(message.get("MessageId"));
        };
    }

    private AlertReading confirmed(SnsMessage message) throws NotNowException {
        URI address = SnsAddress.ofConfirmation(message.get("SubscribeURL"))
                .orElseThrow(
                        () -> AlertJson.fault("SubscribeURL", "is no address of SNS that confirms a subscription"));
        try {
            door.get(address);
        } catch (IOException e) {
            throw new NotNowException("The subscription of a topic of SNS could not be confirmed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotNowException("The confirmation of a subscription was interrupted");
        }
        LOG.info("The subscription of the topic {} of SNS is confirmed", message.topic());
        return AlertReading.nothing();
    }

    private AlertReading notified(@Nullable String source, SnsMessage message) {
        JsonNode said;
        try {
            said = AlertJson.object(message.get("Message").getBytes(StandardCharsets.UTF_8));
        } catch (InvalidInputException e) {
            throw AlertJson.fault("Message", "is no alarm of CloudWatch: it is no JSON object");
        }
        return alarm(source, said);
    }

    /** Reads what a message says, without its envelope. */
    AlertReading alarm(@Nullable String source, JsonNode said) {
        ToolAlert alert = said.path("detail").has("alarmName") ? ofEvent(source, said) : ofAlarm(source, said);
        return !alert.isTold() && alert.faults().isEmpty()
                ? AlertReading.nothing()
                : AlertReading.of(alert.group(services));
    }

    private static ToolAlert ofAlarm(@Nullable String source, JsonNode alarm) {
        String name = text(alarm, NAME);
        JsonNode trigger = alarm.path("Trigger").isObject() ? alarm.path("Trigger") : alarm;
        ToolAlert alert = ToolAlert.of(TOOL, source)
                .key(NAME, key(text(alarm, "AlarmArn"), text(alarm, "AWSAccountId"), text(alarm, "Region"), name))
                .title(name)
                .state("NewStateValue", text(alarm, "NewStateValue"), StateWords.standard())
                .label("alertname", name)
                .label("account", text(alarm, "AWSAccountId"))
                .label("region", text(alarm, "Region"))
                .label("metric", text(trigger, "MetricName"))
                .label("metric_namespace", text(trigger, "Namespace"))
                .label(ToolAlert.SEVERITY, text(alarm, "Priority"))
                .annotation("description", text(alarm, "AlarmDescription"))
                .annotation("reason", text(alarm, "NewStateReason"));
        for (JsonNode dimension : trigger.path("Dimensions")) {
            String of = text(dimension, "name");
            alert.label(of, text(dimension, "value"));
            if (of.equals("ServiceName")) {
                alert.label("service", text(dimension, "value"));
            }
        }
        return during(alert, "StateChangeTime", alarm.path("StateChangeTime"));
    }

    private static ToolAlert ofEvent(@Nullable String source, JsonNode event) {
        JsonNode detail = event.path("detail");
        String name = text(detail, "alarmName");
        ToolAlert alert = ToolAlert.of(TOOL, source)
                .key(
                        "detail.alarmName",
                        key(
                                AlertTexts.scalar(event.path("resources").path(0)),
                                text(event, "account"),
                                text(event, "region"),
                                name))
                .title(name)
                .state("detail.state.value", text(detail.path("state"), "value"), StateWords.standard())
                .label("alertname", name)
                .label("account", text(event, "account"))
                .label("region", text(event, "region"))
                .annotation("description", text(detail.path("configuration"), "description"))
                .annotation("reason", text(detail.path("state"), "reason"));
        return during(alert, "detail.state.timestamp", detail.path("state").path("timestamp"));
    }

    private static ToolAlert during(ToolAlert alert, String field, JsonNode changed) {
        return alert.isFiring() ? alert.began(field, changed) : alert.ended(field, changed);
    }

    private static String key(String arn, String account, String region, String name) {
        return arn.isEmpty() && !name.isEmpty()
                ? (account + ' ' + region + ' ' + name).strip()
                : name.isEmpty() ? "" : arn;
    }

    private static String text(JsonNode node, String name) {
        return AlertTexts.scalar(node.path(name)).strip();
    }
}
