-- The day from which the model of a worker is no longer available, if its provider has announced one.
alter table worker add column model_retires date;
