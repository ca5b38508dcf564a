package org.ftpdiag.model;

/**
 * What a closer look takes at most, or as a rule, of a server and of its user's time.
 *
 * @param connections besides the control connection of the probe; data connections count
 * @param commands that are sent, on all of them
 * @param bytes that a transfer of it may bring, 0 for none
 * @param seconds where nothing is silent; a server that is takes a time-out more
 */
public record CheckCost(int connections, int commands, long bytes, int seconds) {}
