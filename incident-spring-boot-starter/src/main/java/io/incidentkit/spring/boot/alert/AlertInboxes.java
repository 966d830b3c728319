package io.incidentkit.spring.boot.alert;

import io.incidentkit.connector.alert.AlertFields;
import io.incidentkit.connector.alert.AlertFields.Part;
import io.incidentkit.connector.alert.AlertForm;
import io.incidentkit.connector.alert.AlertInbox;
import io.incidentkit.connector.alert.AlertWatch;
import io.incidentkit.connector.alert.BodySignature;
import io.incidentkit.connector.alert.CloudEventAlerts;
import io.incidentkit.connector.alert.DatadogAlerts;
import io.incidentkit.connector.alert.NewRelicAlerts;
import io.incidentkit.connector.alert.PointedAlerts;
import io.incidentkit.connector.alert.SenderCheck;
import io.incidentkit.connector.alert.SentryAlerts;
import io.incidentkit.connector.alert.ServiceLabels;
import io.incidentkit.connector.alert.SharedSecret;
import io.incidentkit.connector.alert.StateWords;
import io.incidentkit.connector.alertmanager.AlertmanagerWebhook;
import io.incidentkit.connector.alertmanager.GrafanaAlerts;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.opsgenie.OpsgenieAlerts;
import io.incidentkit.connector.opsgenie.OpsgenieBase;
import io.incidentkit.connector.opsgenie.OpsgenieChannel;
import io.incidentkit.connector.pagerduty.PagerDutyAlerts;
import io.incidentkit.connector.pagerduty.PagerDutyChannel;
import io.incidentkit.connector.pagerduty.PagerDutySignature;
import io.incidentkit.connector.sns.CloudWatchAlerts;
import io.incidentkit.connector.sns.SnsCheck;
import io.incidentkit.connector.sns.SnsDoor;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.properties.AlertToolProperties;
import io.incidentkit.spring.boot.properties.AlertsProperties;
import io.incidentkit.spring.boot.properties.GenericAlertsProperties;
import io.incidentkit.spring.boot.security.AlertSenders.Sender;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the inboxes of the tools that are set, and says what is missing of those that are set in part. Not thread-safe. */
final class AlertInboxes {
    private static final Set<String> TAKEN = Set.of(
            AlertmanagerWebhook.SOURCE,
            GrafanaAlerts.TOOL,
            PagerDutyChannel.NAME,
            OpsgenieChannel.NAME,
            DatadogAlerts.TOOL,
            NewRelicAlerts.TOOL,
            SentryAlerts.TOOL,
            CloudWatchAlerts.TOOL,
            CloudEventAlerts.TOOL);

    private final Incidents incidents;
    private final ChannelReferences references;
    private final AlertWatch watch;
    private final ServiceLabels services;
    private final List<AlertInbox> inboxes = new ArrayList<>();
    private final List<Sender> off = new ArrayList<>();

    AlertInboxes(Incidents incidents, ChannelReferences references, AlertWatch watch, AlertsProperties alerts) {
        this.incidents = incidents;
        this.references = references;
        this.watch = watch;
        this.services = new ServiceLabels(
                alerts.getServiceLabels() == null ? ServiceLabels.NAMES : alerts.getServiceLabels(),
                alerts.getMeasurers() == null ? ServiceLabels.MEASURERS : alerts.getMeasurers());
    }

    /** Reads all properties; those of CloudWatch ask for the way to Amazon. */
    AlertSources of(
            AlertsProperties alerts,
            String installation,
            OpsgenieBase base,
            Supplier<SnsDoor> amazon,
            List<AlertInbox> own) {
        inboxes.addAll(own);
        // A form is made where it is asked for: most have patterns to be compiled, at each start.
        if (isSet(alerts.getGrafana())) {
            grafana(alerts.getGrafana());
        }
        if (isSet(alerts.getPagerduty())) {
            signed(
                    PagerDutyAlerts.create(services, references, installation),
                    alerts.getPagerduty(),
                    PagerDutySignature.HEADER,
                    "v1=");
        }
        if (isSet(alerts.getSentry())) {
            signed(SentryAlerts.create(services), alerts.getSentry(), SentryAlerts.SIGNATURE, "");
        }
        if (isSet(alerts.getOpsgenie())) {
            shared(OpsgenieAlerts.create(services, references, installation, base), alerts.getOpsgenie());
        }
        if (isSet(alerts.getDatadog())) {
            shared(DatadogAlerts.create(services), alerts.getDatadog());
        }
        if (isSet(alerts.getNewRelic())) {
            shared(NewRelicAlerts.create(services), alerts.getNewRelic());
        }
        if (isSet(alerts.getCloudevents())
                || !alerts.getCloudevents().getFields().isEmpty()) {
            cloudEvents(alerts.getCloudevents());
        }
        cloudWatch(alerts.getCloudwatch().getTopics(), amazon);
        alerts.getGeneric().forEach(this::generic);
        return new AlertSources(inboxes, off, watch);
    }

    private void grafana(AlertToolProperties.Grafana set) {
        List<SenderCheck> checks = new ArrayList<>();
        sharedCheck(set).ifPresent(checks::add);
        List<Secret> secrets = secrets(set.getSigningSecret());
        if (!secrets.isEmpty()) {
            checks.add(
                    BodySignature.of(set.getSignatureHeader(), "", secrets, set.getTimestampHeader(), incidents::now));
        }
        add(GrafanaAlerts.create(services), checks, "token or signing-secret");
    }

    private static boolean isSet(AlertToolProperties.Grafana set) {
        return set.getToken() != null || set.getSigningSecret() != null || set.getTimestampHeader() != null;
    }

    private void signed(AlertForm form, AlertToolProperties.Signed set, String header, String prefix) {
        List<Secret> secrets = secrets(set.getSigningSecret());
        List<SenderCheck> checks = secrets.isEmpty() ? List.of() : List.of(BodySignature.of(header, prefix, secrets));
        add(form, checks, "signing-secret");
    }

    private static boolean isSet(AlertToolProperties.Signed set) {
        return set.getSigningSecret() != null;
    }

    private void shared(AlertForm form, AlertToolProperties.Shared set) {
        add(form, sharedCheck(set).stream().toList(), "token");
    }

    private static boolean isSet(AlertToolProperties.Shared set) {
        return set.getToken() != null || set.getHeader() != null;
    }

    private static Optional<SenderCheck> sharedCheck(AlertToolProperties.Shared set) {
        List<Secret> secrets = secrets(set.getToken());
        return secrets.isEmpty() ? Optional.empty() : Optional.of(SharedSecret.of(secrets, set.getHeader()));
    }

    private void cloudEvents(AlertToolProperties.CloudEvents set) {
        AlertFields.Builder fields = CloudEventAlerts.fields();
        List<FieldError> faults = new ArrayList<>();
        set.getFields().forEach((name, pointers) -> {
            Optional<Part> part = Arrays.stream(Part.values())
                    .filter(each -> each.code().equals(name.toLowerCase(Locale.ROOT)))
                    .findFirst();
            part.ifPresentOrElse(
                    known -> fields.at(known, pointers),
                    () -> faults.add(new FieldError(
                            "incident.alerts.cloudevents.fields." + name,
                            "is no part of an alert; one of "
                                    + Arrays.stream(Part.values())
                                            .map(Part::code)
                                            .toList())));
        });
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        AlertForm form = CloudEventAlerts.create(built("cloudevents", fields), StateWords.standard(), services);
        shared(form, set);
    }

    private void cloudWatch(List<String> topics, Supplier<SnsDoor> amazon) {
        if (topics.stream().allMatch(String::isBlank)) {
            if (!topics.isEmpty()) {
                off.add(new Sender(
                        CloudWatchAlerts.TOOL, "", List.of(missing(CloudWatchAlerts.TOOL, "topics")), false));
            }
            return;
        }
        SnsDoor door = amazon.get();
        inboxes.add(inbox(CloudWatchAlerts.create(services, door), SnsCheck.of(topics, door, incidents::now)));
    }

    private void generic(String name, GenericAlertsProperties set) {
        if (TAKEN.contains(name)) {
            throw new InvalidInputException(List.of(new FieldError(
                    "incident.alerts.generic." + name, "has the name of a tool that is read in its own way")));
        }
        AlertFields.Builder fields = AlertFields.builder()
                .at(Part.ALERTS, set.getAlerts())
                .at(Part.KEY, set.getKey())
                .at(Part.TITLE, set.getTitle())
                .at(Part.STATE, set.getState())
                .at(Part.SEVERITY, set.getSeverity())
                .at(Part.SERVICE, set.getService())
                .at(Part.BEGAN, set.getBegan())
                .at(Part.ENDED, set.getEnded())
                .at(Part.URL, set.getUrl())
                .at(Part.DELIVERY, set.getDelivery());
        set.getLabels().forEach(fields::label);
        StateWords words = StateWords.of(
                or(set.getFiring(), StateWords.FIRING),
                or(set.getResolved(), StateWords.RESOLVED),
                or(set.getIgnored(), StateWords.NEITHER));
        AlertForm form = in(
                "generic." + name,
                () -> PointedAlerts.builder(name, built("generic." + name, fields))
                        .words(words)
                        .severities(set.getSeverities())
                        .services(services)
                        .build());
        List<SenderCheck> checks = new ArrayList<>();
        sharedCheck(set).ifPresent(checks::add);
        List<Secret> secrets = secrets(set.getSigningSecret());
        if (!secrets.isEmpty()) {
            checks.add(BodySignature.of(set.getSignatureHeader(), set.getSignaturePrefix(), secrets));
        }
        add("generic." + name, form, checks, "token or signing-secret");
    }

    private static AlertFields built(String prefix, AlertFields.Builder fields) {
        return in(prefix, fields::build);
    }

    /** Names the faults by their properties. */
    private static <T> T in(String prefix, Supplier<T> making) {
        try {
            return making.get();
        } catch (InvalidInputException e) {
            String ahead = "incident.alerts." + prefix + ".";
            throw new InvalidInputException(e.faults().stream()
                    .map(fault -> fault.field().startsWith("incident.")
                            ? fault
                            : new FieldError(ahead + fault.field(), fault.message()))
                    .toList());
        }
    }

    private static List<String> or(List<String> given, List<String> usual) {
        return given.isEmpty() ? usual : given;
    }

    private void add(AlertForm form, List<SenderCheck> checks, String needed) {
        add(form.tool(), form, checks, needed);
    }

    private void add(String prefix, AlertForm form, List<SenderCheck> checks, String needed) {
        if (!checks.isEmpty()) {
            inboxes.add(inbox(form, SenderCheck.anyOf(checks)));
        } else {
            off.add(new Sender(form.tool(), "", List.of(missing(prefix, needed)), false));
        }
    }

    private static String missing(String prefix, String needed) {
        return "Nobody may send: incident.alerts." + prefix + "." + needed + " is missing or blank";
    }

    private AlertInbox inbox(AlertForm form, SenderCheck check) {
        return AlertInbox.builder(incidents, references, form)
                .check(check)
                .watch(watch)
                .build();
    }

    private static List<Secret> secrets(@Nullable String separated) {
        return Stream.of(separated == null ? "" : separated)
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(Secret::of)
                .filter(secret -> !secret.value().isEmpty())
                .toList();
    }
}
