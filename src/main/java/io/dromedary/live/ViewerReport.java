package io.dromedary.live;

/**
 * What one viewer got so far.
 *
 * @param id what logs and the status call the viewer
 * @param queuedBytes bytes that wait for its network
 * @param sentParts init segments and fragments sent
 * @param sentBytes bytes of them, before sealing
 * @param droppedFragments fragments dropped because it was slow
 */
public record ViewerReport(String id, long queuedBytes, long sentParts, long sentBytes, long droppedFragments) {}
