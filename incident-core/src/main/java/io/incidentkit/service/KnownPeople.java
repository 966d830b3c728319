package io.incidentkit.service;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Directory;
import io.incidentkit.commander.Person;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The people of commands, each under their one name. A directory that is down stops no command: whoever it can't say is who they are
 * called. Thread-safe, as the directory is.
 */
final class KnownPeople {
    private static final Logger LOG = LoggerFactory.getLogger(KnownPeople.class);

    private final Directory directory;

    KnownPeople(Directory directory) {
        this.directory = Objects.requireNonNull(directory, "directory");
    }

    Directory directory() {
        return directory;
    }

    Actor actor(Actor actor) {
        Objects.requireNonNull(actor, "actor");
        if (actor.system()) {
            return actor.actsFor().map(this::person).map(Actor::agentFor).orElse(actor);
        }
        return actor.person()
                .map(this::person)
                .map(person -> Actor.person(person.name()))
                .orElse(actor);
    }

    Person person(Person person) {
        if (directory == Directory.NONE) {
            return person;
        }
        try {
            return directory.canonical(person);
        } catch (RuntimeException e) {
            LOG.warn("The directory of people can't be asked; {} is who they are called", person, e);
            return person;
        }
    }

    IncidentCommand command(IncidentCommand command) {
        return Objects.requireNonNull(command, "command").withPeople(this::person);
    }

    Declare declare(Declare declare) {
        return Objects.requireNonNull(declare, "declare").withPeople(this::person);
    }

    PastIncident past(PastIncident past) {
        return Objects.requireNonNull(past, "past").withPeople(this::person);
    }
}
