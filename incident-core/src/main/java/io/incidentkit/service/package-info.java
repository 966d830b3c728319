/** The service that a program calls: incidents are declared, worked, read and listed here, and what follows is handed on. */
@NullMarked
package io.incidentkit.service;

import org.jspecify.annotations.NullMarked;
