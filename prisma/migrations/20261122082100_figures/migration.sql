-- CreateIndex
CREATE INDEX "report_created_at_idx" ON "report"("created_at");

-- CreateIndex
CREATE INDEX "decision_decided_at_idx" ON "decision"("decided_at");

-- CreateIndex
CREATE INDEX "statement_from_at_idx" ON "statement"("from_at");
