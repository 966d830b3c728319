package io.incidentkit.console.insight;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Assignment;
import io.incidentkit.commander.HandoverOffer;
import io.incidentkit.commander.Person;
import io.incidentkit.console.incident.Due;
import io.incidentkit.console.insight.MineView.Group;
import io.incidentkit.console.insight.MineView.Line;
import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.Texts;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.service.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Collects what somebody has to do over all incidents: the open ones are read in whole, the others in outline, each once. */
@Component
public final class MyWork {
    private static final int MOST = 25;
    private static final Duration SOON = Duration.ofDays(2);

    private final Incidents incidents;
    private final Outlines outlines;
    private final Times times;
    private final Texts texts;

    public MyWork(Incidents incidents, Outlines outlines, Times times, Texts texts) {
        this.incidents = incidents;
        this.outlines = outlines;
        this.times = times;
        this.texts = texts;
    }

    /** The kinds, the most urgent first. */
    private enum Kind {
        OFFERED,
        COMMANDED,
        MESSAGES,
        ROLES,
        WORK,
        ACTIONS,
        POSTMORTEMS,
        REVIEWS,
        RUNBOOKS;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A line, and where it stands among those of its kind. */
    private record Ranked(Instant by, Line line) {}

    /** Returns what the actor has to do. */
    public MineView of(Actor actor) {
        Collecting mine = new Collecting(actor);
        try (Stream<Incident> all = outlines.seenBy(actor)) {
            all.forEach(mine::add);
        }
        return mine.view();
    }

    private final class Collecting {
        private final Person me;
        private final Map<Kind, List<Ranked>> found = new LinkedHashMap<>();

        Collecting(Actor actor) {
            this.me = actor.person()
                    .or(actor::actsFor)
                    .map(incidents.directory()::canonical)
                    .orElseGet(() -> new Person(actor.name()));
            for (Kind kind : Kind.values()) {
                found.put(kind, new ArrayList<>());
            }
        }

        void add(Incident incident) {
            if (incident.isOpen()) {
                open(incident);
            }
            incident.actionItems().stream()
                    .filter(item -> item.state().unfinished() && me.equals(item.owner()))
                    .forEach(item -> item(incident, item));
            if (incident.kind() == IncidentKind.REAL && !incident.isOpen()) {
                postmortem(incident);
            }
            if (incident.people().wasOnIncident(me) || commanded(incident)) {
                incident.runbooks().stream()
                        .filter(RunbookUse::owesReview)
                        .forEach(use -> add(
                                Kind.RUNBOOKS,
                                use.usedAt(),
                                line(incident, use.name(), null, "", document(incident, ""))));
            }
        }

        private void open(Incident incident) {
            HandoverOffer offer = incident.commandership().offer();
            if (offer != null && offer.to().equals(me)) {
                add(Kind.OFFERED, offer.at(), line(incident, null, null, "", here(incident)));
            }
            if (incident.commander().filter(me::equals).isPresent()) {
                add(Kind.COMMANDED, incident.detectedAt(), line(incident, null, null, "", here(incident)));
                incident.communication().obligations(times.now()).pending().forEach(owed -> {
                    Due due = Due.of(owed, times);
                    String text = texts.of("mine.message", due.audience(), due.what());
                    add(Kind.MESSAGES, owed.due(), line(incident, text, due.text(), due.style(), here(incident)));
                });
            }
            for (Assignment work : incident.people().open()) {
                if (work.person().equals(me)) {
                    boolean role = incidents.policy().roles().has(work.what());
                    add(
                            role ? Kind.ROLES : Kind.WORK,
                            work.from(),
                            line(incident, work.what(), null, "", here(incident)));
                }
            }
        }

        private void item(Incident incident, ActionItem item) {
            boolean overdue = item.overdue(times.now(), times.zone());
            String due = item.due() == null
                    ? texts.of("mine.noDate")
                    : texts.of(overdue ? "mine.overdue" : "mine.due", times.day(item.due()));
            add(
                    Kind.ACTIONS,
                    item.due() == null
                            ? Instant.MAX
                            : item.due().atStartOfDay(times.zone()).toInstant(),
                    line(
                            incident,
                            item.description(),
                            due,
                            overdue ? "overdue" : "calm",
                            document(incident, "#action-" + item.number())));
        }

        private void postmortem(Incident incident) {
            PostmortemWork work = incident.postmortemWork();
            if (work.status() == PostmortemStatus.PUBLISHED) {
                return;
            }
            if (me.equals(work.owner())) {
                Instant due = incidents.postmortemDue(incident).orElse(null);
                add(
                        Kind.POSTMORTEMS,
                        due == null ? Instant.MAX : due,
                        line(
                                incident,
                                texts.or(
                                        "mine.status." + work.status().code(),
                                        work.status().code()),
                                due == null ? null : due(due),
                                due == null ? "" : style(due),
                                document(incident, "")));
            } else if (work.status() == PostmortemStatus.IN_REVIEW
                    && !incident.people().wasOnIncident(me)
                    && !work.reviewers().contains(me)) {
                add(Kind.REVIEWS, incident.detectedAt(), line(incident, null, null, "", document(incident, "")));
            }
        }

        private boolean commanded(Incident incident) {
            return incident.commandership().tenures().stream()
                    .anyMatch(tenure -> tenure.commander().equals(me));
        }

        private void add(Kind kind, Instant by, Line line) {
            found.computeIfAbsent(kind, first -> new ArrayList<>()).add(new Ranked(by, line));
        }

        MineView view() {
            List<Group> groups = new ArrayList<>();
            found.forEach((kind, all) -> {
                if (!all.isEmpty()) {
                    groups.add(new Group(
                            kind.code(),
                            texts.of("mine." + kind.code()),
                            all.stream()
                                    .sorted(Comparator.comparing(Ranked::by))
                                    .limit(MOST)
                                    .map(Ranked::line)
                                    .toList(),
                            Math.max(0, all.size() - MOST)));
                }
            });
            return new MineView(List.copyOf(groups));
        }
    }

    private Line line(Incident incident, @Nullable String text, @Nullable String due, String style, String address) {
        return new Line(
                incident.reference(),
                incident.title(),
                Badge.of(incident.severity(), incidents.policy()),
                incident.isOpen(),
                text,
                due,
                style,
                address);
    }

    private static String here(Incident incident) {
        return "/" + incident.reference();
    }

    private static String document(Incident incident, String part) {
        return "/" + incident.reference() + "/postmortem" + part;
    }

    private String due(Instant due) {
        return texts.of(
                due.isBefore(times.now()) ? "mine.overdue" : "mine.due",
                times.day(due.atZone(times.zone()).toLocalDate()));
    }

    private String style(Instant due) {
        return due.isBefore(times.now()) ? "overdue" : due.isBefore(times.now().plus(SOON)) ? "soon" : "calm";
    }
}
