package io.dromedary.reload;

import java.util.concurrent.BlockingQueue;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.seda.BlockingQueueFactory;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.component.seda.SedaConsumer;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.spi.annotations.Component;

/**
 * {@code seda:} whose queues outlive the route that reads them. Bind it as {@code seda}.
 *
 * <p>Camel 4.17 shuts an endpoint down with the route that begins with it, and the queue with the endpoint: what waits
 * in it is lost, and whoever sends to it meanwhile fails. Here the queue stays until the context stops, bounded as
 * before; the next version of the route goes on with it.
 */
@Component("seda")
public final class LastingSedaComponent extends SedaComponent {

    /** A reader that is started while its queue is filled sleeps this long first; Camel's own second is too long. */
    private static final int POLL_MILLIS = 200;

    /** Makes the component; options are set as on Camel's own. */
    public LastingSedaComponent() {
        setDefaultPollTimeout(POLL_MILLIS);
    }

    @Override
    protected SedaEndpoint createEndpoint(
            String endpointUri,
            org.apache.camel.Component component,
            BlockingQueueFactory<Exchange> queueFactory,
            int concurrentConsumers) {
        return new LastingEndpoint(endpointUri, component, queueFactory, concurrentConsumers);
    }

    @Override
    protected SedaEndpoint createEndpoint(
            String endpointUri,
            org.apache.camel.Component component,
            BlockingQueue<Exchange> queue,
            int concurrentConsumers) {
        return new LastingEndpoint(endpointUri, component, queue, concurrentConsumers);
    }

    private static final class LastingEndpoint extends SedaEndpoint {

        LastingEndpoint(
                String uri, org.apache.camel.Component component, BlockingQueueFactory<Exchange> factory, int readers) {
            super(uri, component, factory, readers);
        }

        LastingEndpoint(String uri, org.apache.camel.Component component, BlockingQueue<Exchange> queue, int readers) {
            super(uri, component, queue, readers);
        }

        @Override
        protected SedaConsumer createNewConsumer(Processor processor) {
            return new LastingConsumer(this, processor);
        }

        @Override
        public void stop() {
            if (getCamelContext().isStopping()) {
                super.stop();
            }
        }

        @Override
        public void shutdown() {
            if (getCamelContext().isStopping()) {
                super.shutdown();
            }
        }
    }

    private static final class LastingConsumer extends SedaConsumer {

        LastingConsumer(SedaEndpoint endpoint, Processor processor) {
            super(endpoint, processor);
        }

        /** What waits in the queue need not be waited for: the next consumer takes it. */
        @Override
        public int getPendingExchangesSize() {
            return getEndpoint().getCamelContext().isStopping() ? super.getPendingExchangesSize() : 0;
        }
    }
}
