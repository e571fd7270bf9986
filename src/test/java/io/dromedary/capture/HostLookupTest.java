package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dromedary.capture.CaptureDevice.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostLookupTest {

    @Test
    void aNameBecomesANumberAndTheRestStays() throws Exception {
        CaptureDevice device = new CaptureDevice(Kind.RTSP, "rtsp://me:p@ss@localhost:554/1?a=b@c");

        assertThat(HostLookup.resolved(device).name()).isEqualTo("rtsp://me:p@ss@127.0.0.1:554/1?a=b@c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:80/1", "rtsp://me:x@192.0.2.1/1", "https://[::1]/1"})
    void aNumberStays(String address) throws Exception {
        CaptureDevice device = new CaptureDevice(Kind.HTTP, address);

        assertThat(HostLookup.resolved(device)).isEqualTo(device);
    }

    @Test
    void whatIsNoAddressStays() throws Exception {
        CaptureDevice device = new CaptureDevice(Kind.FILE, "localhost/clip.mp4");

        assertThat(HostLookup.resolved(device)).isEqualTo(device);
    }

    @Test
    void aNameOverTlsIsRefusedBecauseTheOtherSideIsKnownByIt() {
        assertThatThrownBy(() -> HostLookup.resolved(new CaptureDevice(Kind.RTSP, "rtsps://localhost/1")))
                .isInstanceOf(CaptureRefusedException.class)
                .hasMessageContaining("numeric address");
    }
}
