package io.incidentkit.runbook;

/**
 * A runbook with what it can be found by.
 *
 * @param runbook the runbook
 * @param index what it can be found by
 */
record IndexedRunbook(Runbook runbook, RunbookIndex index) {
    static IndexedRunbook of(Runbook runbook) {
        return new IndexedRunbook(runbook, RunbookIndex.of(runbook));
    }
}
