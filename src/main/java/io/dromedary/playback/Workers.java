package io.dromedary.playback;

import java.util.concurrent.Executor;

/**
 * Who makes messages. A file that is saved may take seconds or, if ffmpeg packs it, minutes to begin; so those who save
 * wait for each other and not those who play for them.
 *
 * @param players for what is played
 * @param savers for what is saved
 */
record Workers(Executor players, Executor savers) {}
