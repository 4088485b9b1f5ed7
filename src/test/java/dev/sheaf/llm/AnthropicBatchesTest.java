package dev.sheaf.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnthropicBatchesTest extends BatchClientContract {

  @Override
  Provider provider() {
    return Provider.ANTHROPIC;
  }

  @Test
  void aBatchOfNothingButErrorsHasEndedAndCountsThem() throws InterruptedException {
    stub.batchFaults(StubBatchFault.FAILS);
    BatchState.Ended ended = ended(submit(KEY, 2));
    assertThat(ended.status()).isEqualTo(BatchState.Status.COMPLETED);
    assertThat(ended.counts()).isEqualTo(new BatchState.Counts(2, 0, 2));
  }

  @Test
  void twoRunningBatchesOfOneSizeAreToldApartByTheirResults() throws InterruptedException {
    BatchHandle ours = submit(KEY, 4);
    submit("job-1/enrich/4", 4);
    Found unclear = client().find(KEY, SUBMITTED, 4);
    assertThat(unclear).isInstanceOf(Found.Unclear.class);
    assertThat(((Found.Unclear) unclear).failure().code()).isEqualTo("LLM_BATCH_AMBIGUOUS");
    stub.endBatches();
    assertThat(found(client().find(KEY, SUBMITTED, 4))).isEqualTo(ours);
  }

  @Test
  void theKeyGoesToNoAddressThatAReplyNames() throws InterruptedException {
    BatchHandle handle = finished(KEY, 2);
    collect(handle, 2);
    assertThat(stub.received().getLast().path())
        .isEqualTo("/v1/messages/batches/" + handle.batchId() + "/results");
  }
}
