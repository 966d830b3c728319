/** Alerts that come in from monitoring (chapter 11 of the playbook): groups of alerts that fire and are resolved. */
@NullMarked
package io.incidentkit.alert;

import org.jspecify.annotations.NullMarked;
