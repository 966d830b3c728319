package io.incidentkit.blameless;

import io.incidentkit.commander.Person;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A host's own check, which knows one German word. */
public final class GermanCheck implements BlamelessCheck {
    private static final Pattern SENTENCE = Pattern.compile("[^.\\s][^.]*?(Schuld)[^.]*\\.?");

    /** Begins without any state. */
    public GermanCheck() {}

    @Override
    public List<BlameFinding> findings(String text, Collection<Person> people) {
        return SENTENCE.matcher(text).results().map(GermanCheck::finding).toList();
    }

    private static BlameFinding finding(MatchResult sentence) {
        return new BlameFinding(
                sentence.group(),
                sentence.group(1),
                sentence.start(1),
                sentence.end(1),
                BlameKind.BLAME_NAMED,
                "Das Wort sucht eine Person.",
                "Was hat den Fehler ermöglicht?");
    }
}
