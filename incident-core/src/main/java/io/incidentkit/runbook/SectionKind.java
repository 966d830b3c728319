package io.incidentkit.runbook;

/** The kinds of sections of a runbook, as their headings say. */
public enum SectionKind {
    /** The meaning of the alert or of the failure. */
    MEANING,
    /** The users and services that are hit by it. */
    IMPACT,
    /** The symptoms: the signs by which one sees that it is there. */
    SYMPTOMS,
    /** The steps that tell what is wrong. */
    DIAGNOSIS,
    /** The mitigation: the steps that restore service. */
    MITIGATION,
    /** The steps that make things worse. */
    DONTS
}
