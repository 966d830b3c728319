/** Input checked and read, with every fault at once. */
@NullMarked
package io.incidentkit.validation;

import org.jspecify.annotations.NullMarked;
