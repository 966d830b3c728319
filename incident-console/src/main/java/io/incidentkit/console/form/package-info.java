/**
 * The forms of commands, made from the description that core gives of each. A closed room of the console.
 */
@NullMarked
package io.incidentkit.console.form;

import org.jspecify.annotations.NullMarked;
