/**
 * Stations and cars that behave, and misbehave, like real ones, as a program of its own. It shares
 * OCPP message records with the gateway and nothing else with the system it exercises.
 */
@NullMarked
package org.voltide.simulator;

import org.jspecify.annotations.NullMarked;
