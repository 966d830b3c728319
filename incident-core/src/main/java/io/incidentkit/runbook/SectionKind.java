package io.incidentkit.runbook;

/** The kinds of sections of a runbook, as their headings say. */
public enum SectionKind {
    /** The meaning of the alert or of the failure. */
    MEANING("Meaning"),
    /** The users and services that are hit by it. */
    IMPACT("Impact"),
    /** The symptoms: the signs by which one sees that it is there. */
    SYMPTOMS("Symptoms"),
    /** The steps that tell what is wrong. */
    DIAGNOSIS("Diagnosis"),
    /** The mitigation: the steps that restore service. */
    MITIGATION("Mitigation"),
    /** The steps that make things worse. */
    DONTS("What not to do");

    private final String heading;

    SectionKind(String heading) {
        this.heading = heading;
    }

    /** Returns the heading that names it in the playbook's form. */
    public String heading() {
        return heading;
    }
}
