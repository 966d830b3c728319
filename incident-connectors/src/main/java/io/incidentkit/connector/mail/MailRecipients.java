package io.incidentkit.connector.mail;

import io.incidentkit.commander.Directory;
import io.incidentkit.commander.KnownPerson;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.validation.InputValidator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The recipients of mails: the addresses of an audience, of a target such as {@code on-call}, or of a person, whose mail the host's directory knows.
 *
 * <p>Immutable and thread-safe.
 */
public final class MailRecipients {
    private final Map<String, List<String>> audiences;
    private final Map<String, List<String>> targets;
    private final Directory directory;

    private MailRecipients(
            Map<String, List<String>> audiences, Map<String, List<String>> targets, Directory directory) {
        this.audiences = audiences;
        this.targets = targets;
        this.directory = directory;
    }

    /**
     * Makes recipients.
     *
     * @param audiences the addresses by the names of audiences
     * @param targets the addresses by targets, such as {@code everyone}, {@code on-call} or a person; those of a kind without a target, such as
     *     a weekly digest, by the code of the kind
     * @param directory knows the mail of persons
     * @throws io.incidentkit.validation.InvalidInputException with each address that has no {@code @} or is not one line
     */
    public static MailRecipients of(
            Map<String, List<String>> audiences, Map<String, List<String>> targets, Directory directory) {
        InputValidator faults = new InputValidator();
        Map<String, List<String>> named = checked("audiences", audiences, faults);
        Map<String, List<String>> others = checked("targets", targets, faults);
        faults.throwIfAny();
        return new MailRecipients(named, others, directory);
    }

    private static Map<String, List<String>> checked(
            String field, Map<String, List<String>> given, InputValidator faults) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        given.forEach((name, addresses) -> {
            for (String address : addresses) {
                faults.line(field, address);
                if (!address.strip().matches("[^\\s@<>,;]+@[^\\s@<>,;]+")) {
                    faults.add(field, "'" + address + "' is no address of mail");
                }
            }
            all.put(CaselessKey.of(name), addresses.stream().map(String::strip).toList());
        });
        return all;
    }

    /** Returns the addresses of all that are named, each once. */
    Set<String> all() {
        Set<String> all = new LinkedHashSet<>();
        Stream.concat(audiences.values().stream(), targets.values().stream()).forEach(all::addAll);
        return all;
    }

    /** The addresses for an effect; empty if nobody is named for it. */
    List<String> of(Effect effect) {
        if (effect.kind() == EffectKind.SEND_UPDATE) {
            return audiences.getOrDefault(CaselessKey.of(effect.target()), List.of());
        }
        String name = effect.target().isEmpty() ? effect.kind().code() : effect.target();
        List<String> named = targets.get(CaselessKey.of(name));
        return named != null ? named : mail(effect).map(List::of).orElse(List.of());
    }

    private Optional<String> mail(Effect effect) {
        return directory.find(effect.target()).map(KnownPerson::email);
    }
}
