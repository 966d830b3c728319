package io.incidentkit.connector.postmortem;

import io.incidentkit.postmortem.Postmortem;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A postmortem as it was read, and how far it was understood. Nothing of the document is lost: what was not understood
 * is kept in the postmortem's other sections and facts.
 *
 * @param postmortem the postmortem
 * @param inForm whether the document has the playbook's form, so that nothing had to be guessed
 * @param said what the document says, as far as it was understood
 * @param remarks what was guessed or could not be understood, a sentence each
 */
public record ImportedPostmortem(
        Postmortem postmortem, boolean inForm, Set<PostmortemPart> said, List<String> remarks) {

    /** Copies the collections. */
    public ImportedPostmortem {
        said = Set.copyOf(said);
        remarks = List.copyOf(remarks);
    }

    /** Returns what the document doesn't say, or says in a way that was not understood. */
    public Set<PostmortemPart> missing() {
        Set<PostmortemPart> missing = EnumSet.allOf(PostmortemPart.class);
        missing.removeAll(said);
        return missing;
    }
}
