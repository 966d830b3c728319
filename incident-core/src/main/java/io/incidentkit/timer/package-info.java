/**
 * Time as a port: tasks at moments, and one wake-up an incident for when its next message is due. The rules are told what time
 * it is; whoever has to act when a moment passes asks here, so that a test can let days pass without waiting.
 */
@NullMarked
package io.incidentkit.timer;

import org.jspecify.annotations.NullMarked;
