package dev.sheaf.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenAiBatchesTest extends BatchClientContract {

  @Override
  Provider provider() {
    return Provider.OPENAI;
  }

  @Test
  void aFailedBatchSaysWhy() throws InterruptedException {
    stub.batchFaults(StubBatchFault.FAILS);
    BatchState.Ended ended = ended(submit(KEY, 2));
    assertThat(ended.status()).isEqualTo(BatchState.Status.FAILED);
    assertThat(ended.message()).isEqualTo("The input file is not valid.");
  }

  @Test
  void theKeyTellsBatchesOfOneSizeApart() throws InterruptedException {
    BatchHandle ours = submit(KEY, 4);
    submit("job-1/enrich/4", 4);
    assertThat(found(client().find(KEY, SUBMITTED, 4))).isEqualTo(ours);
  }
}
