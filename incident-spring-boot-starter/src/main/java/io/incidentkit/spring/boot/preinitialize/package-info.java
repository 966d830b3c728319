/** What is loaded beside the start of an application. */
@NullMarked
package io.incidentkit.spring.boot.preinitialize;

import org.jspecify.annotations.NullMarked;
