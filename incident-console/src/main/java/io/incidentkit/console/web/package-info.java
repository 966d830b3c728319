/**
 * The controllers: one for each kind of page, and one that takes the forms of all. A closed room of the console.
 */
@NullMarked
package io.incidentkit.console.web;

import org.jspecify.annotations.NullMarked;
