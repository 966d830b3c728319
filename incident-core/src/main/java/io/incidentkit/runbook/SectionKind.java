package io.incidentkit.runbook;

/** What a section of a runbook holds, as its heading says. */
public enum SectionKind {
    /** What the alert or the failure is. */
    MEANING,
    /** Who and what is hit by it. */
    IMPACT,
    /** What one sees when it is there. */
    SYMPTOMS,
    /** The steps that tell what is wrong. */
    DIAGNOSIS,
    /** What restores service. */
    MITIGATION,
    /** What not to do, because it makes things worse. */
    DONTS
}
